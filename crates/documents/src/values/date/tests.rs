use proptest::prelude::*;

use super::*;

fn day(text: &str, habits: &Habits) -> Option<String> {
    parse(text, habits).map(|parsed| parsed.date.to_string())
}

fn span(text: &str, habits: &Habits) -> Option<(String, String, PeriodKind)> {
    parse_period(text, habits).map(|period| (period.start.to_string(), period.end.to_string(), period.kind))
}

#[test]
fn one_day_in_many_ways() {
    let any = Habits::default();
    for text in [
        "2026-03-31",
        "31/03/2026",
        "03/31/2026",
        "31-Mar-2026",
        "31 March 2026",
        "March 31, 2026",
        "Mar. 31 2026",
        "2026.03.31",
        "2026/03/31",
        "31.03.26",
        "31 Maret 2026",
        "31 de marzo de 2026",
        "ngày 31 tháng 03 năm 2026",
        "Ngày 31 tháng 3 năm 2026",
        "Marso 31, 2026",
        "31MAR2026",
        "31-MAR-26",
        "Tuesday, March 31, 2026",
        "31st day of March 2026",
        "March 31 , 2026",
        "Selasa, 31 Maret 2026",
        "2026-03-31 10:30 AM",
        "3l/03/2026",
        "31/03/2O26",
        "31 Maroh 2026",
        "Mar-31-2026",
        "2026 March 31",
        "Mar.31,2026",
        "31st March, 2026",
        "ika-31 ng Marso 2026",
        "31-03-2026",
    ] {
        assert_eq!(day(text, &any).as_deref(), Some("2026-03-31"), "{text}");
    }
    assert_eq!(day("Enero 5, 2026", &any).as_deref(), Some("2026-01-05"));
    assert_eq!(day("15 Pebrero 2026", &any).as_deref(), Some("2026-02-15"));
    assert_eq!(day("0ctober 1, 2025", &any).as_deref(), Some("2025-10-01"));
    assert_eq!(day("2 Mei 2026", &any).as_deref(), Some("2026-05-02"));
}

#[test]
fn two_small_numbers_are_the_pages_to_order() {
    assert_eq!(day("03/04/2026", &Habits::default()), None);
    assert_eq!(
        day("03/04/2026", &Habits::of(Country::Ph)).as_deref(),
        Some("2026-03-04")
    );
    assert_eq!(
        day("03/04/2026", &Habits::of(Country::Id)).as_deref(),
        Some("2026-04-03")
    );
    assert_eq!(
        DateOrder::infer(["03/04/2026", "31/03/2026"]),
        Some(DateOrder::DayFirst)
    );
    assert_eq!(
        DateOrder::infer(["03/04/2026 and 03/28/2026"]),
        Some(DateOrder::MonthFirst)
    );
    assert_eq!(DateOrder::infer(["03/04/2026"]), None);
    assert_eq!(
        DateOrder::infer(["01/03/2026", "10/03/2026"]),
        Some(DateOrder::DayFirst)
    );
    assert_eq!(
        DateOrder::infer(["15.500.000", "0917-123-4567", "04-12-99999"]),
        None
    );
    assert_eq!(
        day("05/05/2026", &Habits::default()).as_deref(),
        Some("2026-05-05")
    );
}

#[test]
fn periods_in_many_ways() {
    let any = Habits::default();
    for text in [
        "01-15 March 2026",
        "March 1 - 15, 2026",
        "March 1-15, 2026",
        "01/03/2026 - 15/03/2026",
        "03/01/2026 to 03/15/2026",
        "1 to 15 March 2026",
        "March 1 to March 15, 2026",
        "del 01/03/2026 al 15/03/2026",
        "dari 01/03/2026 s/d 15/03/2026",
        "01 Maret 2026 s.d. 15 Maret 2026",
        "2026-03-01 2026-03-15",
        "1 - 15 de marzo de 2026",
        "del 1 al 15 de marzo de 2026",
        "01/03 - 15/03/2026",
        "từ ngày 01/03/2026 đến ngày 15/03/2026",
        "Mar 01 2026 – Mar 15 2026",
        "01-Mar-2026 to 15-Mar-2026",
        "2026-03-01 ~ 2026-03-15",
        "Marso 1 hanggang 15, 2026",
        "01.03.2026 - 15.03.2026",
        "2026-03-01 / 2026-03-15",
        "1–15 Mar 2026",
        "01 Mar – 15 Mar 2026",
    ] {
        let expected = (
            "2026-03-01".to_owned(),
            "2026-03-15".to_owned(),
            PeriodKind::Range,
        );
        assert_eq!(span(text, &any), Some(expected), "{text}");
    }
    let expected = (
        "2026-02-16".to_owned(),
        "2026-03-15".to_owned(),
        PeriodKind::Range,
    );
    assert_eq!(span("16 Feb 2026 – 15 Mar 2026", &any), Some(expected.clone()));
    assert_eq!(span("Feb 16 - Mar 15, 2026", &any), Some(expected));
    let expected = (
        "2025-12-16".to_owned(),
        "2026-01-15".to_owned(),
        PeriodKind::Range,
    );
    assert_eq!(span("16 Dec - 15 Jan 2026", &any), Some(expected));
    // Ten days, not nine months
    let expected = (
        "2026-03-01".to_owned(),
        "2026-03-10".to_owned(),
        PeriodKind::Range,
    );
    assert_eq!(span("01/03/2026 - 10/03/2026", &any), Some(expected));
}

#[test]
fn months_and_halves() {
    let any = Habits::default();
    for text in [
        "March 2026",
        "Mar-26",
        "03/2026",
        "2026-03",
        "Maret 2026",
        "Tháng 3/2026",
        "tháng 03 năm 2026",
        "marzo 2026",
        "marzo de 2026",
        "MARCH, 2026",
        "Mar '26",
        "Bulan Maret 2026",
        "Mar/2026",
    ] {
        let expected = (
            "2026-03-01".to_owned(),
            "2026-03-31".to_owned(),
            PeriodKind::Month,
        );
        assert_eq!(span(text, &any), Some(expected), "{text}");
    }
    for text in [
        "1st half March 2026",
        "1ra quincena de marzo de 2026",
        "March 2026 (1st Half)",
        "March 2026 - 1st Cutoff",
    ] {
        let expected = (
            "2026-03-01".to_owned(),
            "2026-03-15".to_owned(),
            PeriodKind::Cutoff,
        );
        assert_eq!(span(text, &any), Some(expected), "{text}");
    }
    let expected = (
        "2026-02-16".to_owned(),
        "2026-02-28".to_owned(),
        PeriodKind::Cutoff,
    );
    assert_eq!(span("2nd Cutoff, February 2026", &any), Some(expected));
}

#[test]
fn what_is_no_date() {
    let ph = Habits::of(Country::Ph);
    for text in [
        "",
        "-",
        "March",
        "31",
        "2026",
        "31/31/2026",
        "30 February 2026",
        "15.500.000",
        "04-1234567-8",
        "1.2.3",
        "0917-123-4567",
        "12-345678901-2",
        "25,000.00",
        "Marketing 2026",
        "Room 12/2",
        "may",
        "123-456-789-000",
    ] {
        assert_eq!(day(text, &ph), None, "{text}");
        assert_eq!(span(text, &ph), None, "{text}");
    }
}

#[test]
fn dates_within_prose() {
    let text =
        "employed since March 1, 2020 up to 15 June 2025 as Clerk; TIN 123-456-789-000, ref 31-03-2026-77";
    let found: Vec<_> = find(text, &Habits::of(Country::Ph))
        .into_iter()
        .map(|found| (text[found.at].to_owned(), found.value.date.to_string()))
        .collect();
    assert_eq!(
        found,
        [
            ("March 1, 2020".to_owned(), "2020-03-01".to_owned()),
            ("15 June 2025".to_owned(), "2025-06-15".to_owned()),
        ]
    );
    assert_eq!(find_periods("11 December 2025 to 10", &Habits::default()), []);
    let periods = find_periods("Pay period: March 1 - 15, 2026 Net 5,000.00", &Habits::default());
    assert_eq!(periods.len(), 1);
    assert_eq!(periods[0].value.end.to_string(), "2026-03-15");
}

const MONTHS: [[&str; 12]; 5] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    [
        "Enero",
        "Pebrero",
        "Marso",
        "Abril",
        "Mayo",
        "Hunyo",
        "Hulyo",
        "Agosto",
        "Setyembre",
        "Oktubre",
        "Nobyembre",
        "Disyembre",
    ],
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
];

proptest! {
    #[test]
    fn every_way_is_read_back(days in 0i32..29_000, way in 0usize..12, language in 0usize..5) {
        let date = Date::from_days(days);
        let (year, month, day) = (date.year(), date.month(), date.day());
        let name = MONTHS[language][month as usize - 1];
        let habits = |order| Habits { order: Some(order), order_seen: true, ..Habits::default() };
        let (text, order) = match way {
            0 => (format!("{year:04}-{month:02}-{day:02}"), DateOrder::DayFirst),
            1 => (format!("{day:02}/{month:02}/{year}"), DateOrder::DayFirst),
            2 => (format!("{month:02}/{day:02}/{year}"), DateOrder::MonthFirst),
            3 => (format!("{day}.{month}.{year}"), DateOrder::DayFirst),
            4 => (format!("{name} {day}, {year}"), DateOrder::DayFirst),
            5 => (format!("{day} {name} {year}"), DateOrder::MonthFirst),
            6 => (format!("{day:02}-{name}-{year}"), DateOrder::DayFirst),
            7 => (format!("{day} de {name} de {year}"), DateOrder::DayFirst),
            8 => (format!("ngày {day:02} tháng {month:02} năm {year}"), DateOrder::DayFirst),
            9 => (format!("{day:02}{name}{year}"), DateOrder::DayFirst),
            10 => (format!("{name}. {day} {year}"), DateOrder::DayFirst),
            _ => (format!("{day:02}-{month:02}-{year}"), DateOrder::DayFirst),
        };
        let parsed = parse(&text, &habits(order)).expect(&text);
        prop_assert_eq!(parsed.date, date, "{}", text);
    }

    #[test]
    fn every_period_is_read_back(days in 0i32..29_000, length in 0i32..31, way in 0usize..5) {
        let (start, end) = (Date::from_days(days), Date::from_days(days + length));
        let name = |date: Date| MONTHS[1][date.month() as usize - 1];
        let text = match way {
            0 => format!("{start} to {end}"),
            1 => format!("{} {} {} - {} {} {}", start.day(), name(start), start.year(), end.day(), name(end), end.year()),
            2 => format!("{} {}, {} – {} {}, {}", name(start), start.day(), start.year(), name(end), end.day(), end.year()),
            3 => format!("del {:02}/{:02}/{} al {:02}/{:02}/{}", start.day(), start.month(), start.year(), end.day(), end.month(), end.year()),
            _ => format!("{} {} - {} {}, {}", name(start), start.day(), name(end), end.day(), end.year()),
        };
        let habits = Habits { order: Some(DateOrder::DayFirst), order_seen: true, ..Habits::default() };
        let period = parse_period(&text, &habits).expect(&text);
        prop_assert_eq!((period.start, period.end), (start, end), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,40}", dated in "[0-9/.,a-z -]{0,30}", months in "(1st |half |Mar|tháng |[0-9]{1,4}|[-/ ,']){0,10}") {
        for text in [&text, &dated, &months] {
            for habits in [Habits::default(), Habits::of(Country::Ph)] {
                let _ = parse(text, &habits);
                let _ = parse_period(text, &habits);
                let _ = find(text, &habits);
                let _ = find_periods(text, &habits);
            }
            let _ = DateOrder::infer([text.as_str()]);
        }
    }
}

#[test]
fn periods_in_the_words_of_letters() {
    let habits = Habits {
        order: Some(DateOrder::DayFirst),
        order_seen: true,
        ..Habits::default()
    };
    for (text, period) in [
        ("21 Jun 2025 sampai dengan 20 Jul 2025", "2025-06-21 2025-07-20"),
        ("20 ene 26 - 22 mar 26", "2026-01-20 2026-03-22"),
        ("1 Ogos 2025 hingga 31 Ogos 2025", "2025-08-01 2025-08-31"),
        ("ika-1 hanggang ika-15 ng Marso 2026", "2026-03-01 2026-03-15"),
        (
            "16 de octubre de 2025 al 31 de octubre de 2025",
            "2025-10-16 2025-10-31",
        ),
        ("1 al 15 de marzo de 2026", "2026-03-01 2026-03-15"),
        ("từ ngày 01/03/2026 đến ngày 31/03/2026", "2026-03-01 2026-03-31"),
        ("16th to 31st March 2026", "2026-03-16 2026-03-31"),
        ("Mac 2026", "2026-03-01 2026-03-31"),
        ("Disember 2025", "2025-12-01 2025-12-31"),
        ("Mar-26", "2026-03-01 2026-03-31"),
        ("1-15/03/2026", "2026-03-01 2026-03-15"),
        ("16/10 - 31/10/2025", "2025-10-16 2025-10-31"),
        ("01.03. - 31.03.2026", "2026-03-01 2026-03-31"),
        ("tháng 03 năm 2026", "2026-03-01 2026-03-31"),
        ("2026/03", "2026-03-01 2026-03-31"),
        ("1a. QUINCENA DE MARZO DE 2026", "2026-03-01 2026-03-15"),
        ("2da quincena de febrero 2026", "2026-02-16 2026-02-28"),
        ("Primera quincena de marzo 2026", "2026-03-01 2026-03-15"),
        ("March 2026 (2nd half)", "2026-03-16 2026-03-31"),
        ("16-31 de marzo de 2026", "2026-03-16 2026-03-31"),
        ("1 s/d 31 Maret 2026", "2026-03-01 2026-03-31"),
        ("01 Mac 2026 - 31 Mac 2026", "2026-03-01 2026-03-31"),
        ("December, 2025", "2025-12-01 2025-12-31"),
        ("Dec'25", "2025-12-01 2025-12-31"),
        ("March 2026 (1 - 15)", "2026-03-01 2026-03-15"),
    ] {
        let found = parse_period(text, &habits).map(|period| format!("{} {}", period.start, period.end));
        assert_eq!(found.as_deref(), Some(period), "{text}");
    }
}

#[test]
fn some_days_of_a_month() {
    let any = Habits::default();
    let of = |text| span(text, &any).map(|(start, end, _)| format!("{start} {end}"));
    assert_eq!(of("2026-03-A (01–15)").as_deref(), Some("2026-03-01 2026-03-15"));
    assert_eq!(of("2024-12-B (16–31)").as_deref(), Some("2024-12-16 2024-12-31"));
    assert_eq!(of("2025-09 (01–30)").as_deref(), Some("2025-09-01 2025-09-30"));
}
