//! Weekends of gig work: trips, fees, tips, and the weeks that they add up to.

use openwink_model::{Amount, Date};

use super::{Life, weekday};
use crate::sandbox::dice::Dice;

/// How a platform calls what it pays and takes.
pub(crate) struct Words {
    pub job: &'static str,
    pub fee: &'static str,
    pub tip: &'static str,
    pub incentive: &'static str,
}

/// The platform's part of a fare, in percent.
const FEE: i64 = 20;

/// So many jobs in a week earn the incentive of half a typical fare.
const INCENTIVE_FROM: usize = 5;

#[derive(Debug, Clone)]
pub(crate) struct Movement {
    pub date: Date,
    pub description: &'static str,
    pub amount: Amount,
    pub reference: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Week {
    pub start: Date,
    pub end: Date,
    pub fares: Amount,
    /// Fares, tips and incentives.
    pub gross: Amount,
    pub net: Amount,
}

#[derive(Debug, Default)]
pub(crate) struct Gig {
    pub movements: Vec<Movement>,
    pub weeks: Vec<Week>,
    pub jobs: i64,
}

/// All that happened at the platform by `today`, oldest first.
pub(crate) fn gig(life: &Life, platform: &str, words: &Words, today: Date) -> Gig {
    let mut gig = Gig::default();
    let mut monday = life.gig_start.plus_days(-weekday(life.gig_start));
    while monday <= today {
        let sunday = monday.plus_days(6);
        let mut week = Week {
            start: monday,
            end: sunday,
            fares: Amount::ZERO,
            gross: Amount::ZERO,
            net: Amount::ZERO,
        };
        let mut jobs = 0;
        for day in (monday.days()..=sunday.days()).map(Date::from_days) {
            if day < life.gig_start || day > today {
                continue;
            }
            let mut dice = Dice::of(
                &[life.person.key, life.person.country.as_str(), platform],
                day.days(),
            );
            let trips = match weekday(day) {
                4 if dice.happens(30) => dice.between(1, 2),
                5 | 6 if dice.happens(65) => dice.between(1, 4),
                _ => 0,
            };
            for _ in 0..trips {
                jobs += 1;
                trip(life, words, day, &mut dice, &mut week, &mut gig.movements);
            }
            if day == sunday && jobs >= INCENTIVE_FROM {
                let amount = coins(life, (life.career.fare.0 + life.career.fare.1) / 4);
                week.gross = week.gross + amount;
                week.net = week.net + amount;
                gig.movements
                    .push(movement(day, words.incentive, amount, "I", &mut dice));
            }
        }
        gig.jobs += jobs as i64;
        if jobs > 0 && sunday <= today {
            gig.weeks.push(week);
        }
        monday = monday.plus_days(7);
    }
    gig
}

fn trip(
    life: &Life,
    words: &Words,
    day: Date,
    dice: &mut Dice,
    week: &mut Week,
    movements: &mut Vec<Movement>,
) {
    let (low, high) = life.career.fare;
    let fare = coins(life, dice.between(low, high));
    let fee = life.rules.round(fare.ratio(FEE, 100));
    let reference = dice.code();
    let mut add = |description, amount, mark: &str| {
        week.net = week.net + amount;
        movements.push(Movement {
            date: day,
            description,
            amount,
            reference: format!("{mark}-{}-{reference}", day.days()),
        });
    };
    add(words.job, fare, "J");
    add(words.fee, -fee, "F");
    week.fares = week.fares + fare;
    week.gross = week.gross + fare;
    if dice.happens(30) {
        let tip = coins(life, dice.between(low / 10, low / 2).max(life.career.coin));
        add(words.tip, tip, "T");
        week.gross = week.gross + tip;
    }
}

fn movement(date: Date, description: &'static str, amount: Amount, mark: &str, dice: &mut Dice) -> Movement {
    Movement {
        date,
        description,
        amount,
        reference: format!("{mark}-{}-{}", date.days(), dice.code()),
    }
}

fn coins(life: &Life, cents: i64) -> Amount {
    let coin = life.career.coin;
    Amount::cents(cents / coin * coin)
}
