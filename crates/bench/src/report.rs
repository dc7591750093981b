//! The tables: what was measured, beside the aims.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use crate::Outcome;

const BEGIN: &str = "<!-- figures: written by scripts/bench.sh -->\n";
const END: &str = "<!-- end of figures -->\n";
const DATABASES: [(&str, &str); 2] = [("sqlite", "SQLite"), ("postgres", "PostgreSQL")];

#[derive(clap::Args)]
pub struct Args {
    /// Lines of a name and its numbers
    #[arg(long)]
    results: PathBuf,
    /// What stands above the tables: when, on what, with which commands
    #[arg(long)]
    conditions: PathBuf,
    #[arg(long)]
    few: u64,
    #[arg(long)]
    many: u64,
    /// The document in which the tables of the run before are replaced
    #[arg(long)]
    into: Option<PathBuf>,
}

pub fn run(args: &Args) -> Outcome {
    let figures = Figures::read(&fs::read_to_string(&args.results)?);
    let conditions = fs::read_to_string(&args.conditions)?;
    let mut text = format!("{}\n\n", conditions.trim());
    aims(&mut text, &figures, args)?;
    requests(&mut text, &figures, args)?;
    println!("{text}");
    if let Some(path) = &args.into {
        let document = fs::read_to_string(path)?;
        let replaced = replace(&document, &text);
        fs::write(path, replaced.ok_or("the document has no place for figures")?)?;
    }
    Ok(())
}

fn replace(document: &str, figures: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{}\n\n{END}{after}", figures.trim()))
}

/// What was measured, by name.
struct Figures(BTreeMap<String, Vec<f64>>);

/// One run of the load tool.
#[derive(Clone, Copy)]
struct Load {
    rps: f64,
    p50: f64,
    p99: f64,
    failed: f64,
}

impl Figures {
    fn read(text: &str) -> Self {
        let line = |line: &str| {
            let mut words = line.split_whitespace();
            let name = words.next()?.to_owned();
            Some((name, words.filter_map(|word| word.parse().ok()).collect()))
        };
        Self(text.lines().filter_map(line).collect())
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.0.get(name)?.first().copied()
    }

    fn load(&self, name: &str) -> Option<Load> {
        match self.0.get(name)?[..] {
            [rps, p50, p99, failed] => Some(Load {
                rps,
                p50,
                p99,
                failed,
            }),
            _ => None,
        }
    }
}

/// A number with as many digits as say something, or a dash.
fn shown(number: Option<f64>) -> String {
    match number {
        None => "–".into(),
        Some(number) if number >= 100.0 => format!("{number:.0}"),
        Some(number) if number >= 10.0 => format!("{number:.1}"),
        Some(number) => format!("{number:.2}"),
    }
}

fn aims(text: &mut String, figures: &Figures, args: &Args) -> std::fmt::Result {
    let (few, many) = (args.few, args.many);
    let load = |name: String| figures.load(&name);
    let ratio = |one: Option<f64>, other: Option<f64>| one.zip(other).map(|(one, other)| one / other);
    let rps = |name: String| load(name).map(|load| load.rps);
    let p50 = |name: String| load(name).map(|load| load.p50);
    // What it is called, the aim in words, whether more is better, the aim, and the figure of a database
    type Aim<'a> = (String, String, bool, f64, Box<dyn Fn(&str) -> Option<f64> + 'a>);
    let rows: [Aim<'_>; 6] = [
        (
            format!("the read (10 of {many} records) beside (b), requests a second"),
            "≥ 0.7".into(),
            true,
            0.7,
            Box::new(|db| {
                ratio(
                    rps(format!("{db}.{many}.incomes.full")),
                    rps(format!("{db}.{many}.incomes-driver.full")),
                )
            }),
        ),
        (
            "its p99 at half load, ms".into(),
            "< 20".into(),
            false,
            20.0,
            Box::new(|db| load(format!("{db}.{many}.incomes.half")).map(|load| load.p99)),
        ),
        (
            format!("its p50 at {many} records beside {few}, at the same load"),
            "≤ 1.3".into(),
            false,
            1.3,
            Box::new(|db| {
                ratio(
                    p50(format!("{db}.{many}.incomes.half")),
                    p50(format!("{db}.{few}.incomes.half")),
                )
            }),
        ),
        (
            "events delivered a second".into(),
            "≥ 2000".into(),
            true,
            2000.0,
            Box::new(|db| rps(format!("{db}.{many}.backlog"))),
        ),
        (
            "memory of the idle process, MB".into(),
            "≤ 80".into(),
            false,
            80.0,
            Box::new(|db| figures.number(&format!("{db}.{many}.idle")).map(|kb| kb / 1024.0)),
        ),
        (
            "from start to first answer, s".into(),
            "≤ 0.3".into(),
            false,
            0.3,
            Box::new(|db| {
                figures
                    .number(&format!("{db}.{many}.start"))
                    .map(|ms| ms / 1000.0)
            }),
        ),
    ];
    writeln!(text, "| | aim | SQLite | PostgreSQL |\n|---|---|---|---|")?;
    for (name, aim, more, bound, figure) in rows {
        write!(text, "| {name} | {aim} |")?;
        for (db, _) in DATABASES {
            let number = figure(db);
            let missed = number.is_some_and(|number| if more { number < bound } else { number > bound });
            write!(
                text,
                " {}{} |",
                shown(number),
                if missed { " **missed**" } else { "" }
            )?;
        }
        writeln!(text)?;
    }
    writeln!(text)
}

fn requests(text: &mut String, figures: &Figures, args: &Args) -> std::fmt::Result {
    writeln!(
        text,
        "| database, records | what | requests/s | p50, p99 ms | half load: requests/s | p50, p99 ms | of (a) | of (b) |\n\
         |---|---|---|---|---|---|---|---|"
    )?;
    let kinds = [
        ("incomes", "`GET /v1/incomes?userId=…&size=10`"),
        ("incomes-memory", "(a) its bytes from memory"),
        ("incomes-driver", "(b) its rows by the driver alone"),
        ("providers", "`GET /v1/providers`"),
        ("providers-memory", "(a) its bytes from memory"),
        ("users", "`POST /v1/users`: three rows in a transaction"),
        ("users-memory", "(a) its bytes from memory"),
        ("users-driver", "(b) one row by the driver alone"),
    ];
    for (db, database) in DATABASES {
        for count in [args.few, args.many] {
            for (kind, what) in kinds {
                let of = |other: &str, load: &str| figures.load(&format!("{db}.{count}.{other}.{load}"));
                let Some(full) = of(kind, "full") else { continue };
                let half = of(kind, "half");
                let beside = |suffix| of(&format!("{kind}-{suffix}"), "full").map(|base| full.rps / base.rps);
                let failed = full.failed + half.map_or(0.0, |half| half.failed);
                writeln!(
                    text,
                    "| {database}, {count} | {what}{} | {} | {}, {} | {} | {}, {} | {} | {} |",
                    if failed > 0.0 {
                        format!(" ({failed} failed)")
                    } else {
                        String::new()
                    },
                    shown(Some(full.rps)),
                    shown(Some(full.p50)),
                    shown(Some(full.p99)),
                    shown(half.map(|half| half.rps)),
                    shown(half.map(|half| half.p50)),
                    shown(half.map(|half| half.p99)),
                    shown(beside("memory")),
                    shown(beside("driver")),
                )?;
            }
        }
    }
    writeln!(
        text,
        "\n| database | events/s from a backlog | events/s as users are created | commit to 2xx p50, p99 ms | MB idle | MB after load |\n|---|---|---|---|---|---|"
    )?;
    for (db, database) in DATABASES {
        let name = |what: &str| format!("{db}.{}.{what}", args.many);
        let live = figures.load(&name("live"));
        let memory = |what| shown(figures.number(&name(what)).map(|kb| kb / 1024.0));
        writeln!(
            text,
            "| {database} | {} | {} | {}, {} | {} | {} |",
            shown(figures.load(&name("backlog")).map(|load| load.rps)),
            shown(live.map(|load| load.rps)),
            shown(live.map(|load| load.p50)),
            shown(live.map(|load| load.p99)),
            memory("idle"),
            memory("loaded"),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_replace_those_of_the_run_before() {
        let document = format!("# Title\n\n{BEGIN}old\n{END}\nAfter.\n");
        let once = replace(&document, "new\n").unwrap();
        assert!(once.starts_with("# Title\n") && once.ends_with("After.\n"));
        assert!(once.contains("\nnew\n") && !once.contains("old"));
        assert_eq!(replace(&once, "new\n").unwrap(), once);
        assert_eq!(replace("no place", "new"), None);
    }

    #[test]
    fn a_line_without_numbers_is_shown_as_a_dash() {
        let figures = Figures::read("a.b 1 2 3 0\nnothing\n");
        assert_eq!(figures.load("a.b").map(|load| load.p99), Some(3.0));
        assert_eq!(shown(figures.number("nothing")), "–");
    }
}
