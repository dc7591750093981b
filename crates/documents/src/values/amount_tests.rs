use openwink_model::{Amount, Country, Currency};
use proptest::prelude::*;

use super::*;

fn plain(text: &str) -> Option<Amount> {
    parse(text, &Habits::default()).map(|parsed| parsed.amount)
}

fn with(text: &str, country: Country) -> Option<ParsedAmount> {
    parse(text, &Habits::of(country))
}

#[test]
fn the_notations_of_the_countries() {
    for (text, cents) in [
        ("25,000.00", 2_500_000),
        ("8.500.000", 850_000_000),
        ("8.500.000,00", 850_000_000),
        ("1,25,000.00", 12_500_000),
        ("12,50,000", 125_000_000),
        ("(500.00)", -50_000),
        ("-500.00", -50_000),
        ("500.00-", -50_000),
        ("−500.00", -50_000),
        ("25 000.00", 2_500_000),
        ("500", 50_000),
        ("0.00", 0),
        ("25,000/-", 2_500_000),
        ("1'250.50", 125_050),
    ] {
        assert_eq!(plain(text), Some(Amount::cents(cents)), "{text}");
    }
}

#[test]
fn more_than_a_number_on_the_wire_can_tell_is_no_amount() {
    assert_eq!(plain("225,000,000,000"), Some(Amount::units(225_000_000_000)));
    for text in [
        "999999999999999",
        "99999999999999.9",
        "999999999999.999",
        "226,000,000,000.00",
    ] {
        assert_eq!(plain(text), None, "{text}");
    }
}

#[test]
fn signs_before_and_after_glued_and_apart() {
    for (text, currency, cents) in [
        ("₱25,000.00", Currency::Php, 2_500_000),
        ("PHP 25,000.00", Currency::Php, 2_500_000),
        ("Php25,000.00", Currency::Php, 2_500_000),
        ("P 25,000.00", Currency::Php, 2_500_000),
        ("Rp 8.500.000", Currency::Idr, 850_000_000),
        ("Rp8.500.000,00", Currency::Idr, 850_000_000),
        ("Rp. 8.500.000,-", Currency::Idr, 850_000_000),
        ("S$4,500.00", Currency::Sgd, 450_000),
        ("₹ 1,25,000.00", Currency::Inr, 12_500_000),
        ("Rs. 1,25,000.00", Currency::Inr, 12_500_000),
        ("RM 4,500.00", Currency::Myr, 450_000),
        ("15.500.000 ₫", Currency::Vnd, 1_550_000_000),
        ("15.500.000đ", Currency::Vnd, 1_550_000_000),
        ("15.500.000 VND", Currency::Vnd, 1_550_000_000),
        ("฿18,000.00", Currency::Thb, 1_800_000),
        ("US$ 900.50", Currency::Usd, 90_050),
        ("(₱500.00)", Currency::Php, -50_000),
        ("-₱500.00", Currency::Php, -50_000),
        ("₱ (500.00)", Currency::Php, -50_000),
        ("$12,345.60 MXN", Currency::Mxn, 1_234_560),
    ] {
        let parsed = parse(text, &Habits::default()).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(parsed.amount, Amount::cents(cents), "{text}");
        assert_eq!(parsed.currency, Some(currency), "{text}");
    }
    assert_eq!(parse("$ 12,345.60", &Habits::default()).unwrap().currency, None);
    assert_eq!(
        with("$ 12,345.60", Country::Mx).unwrap().currency,
        Some(Currency::Mxn)
    );
}

#[test]
fn what_the_page_has_to_tell() {
    let unsure = parse("1.500", &Habits::default()).unwrap();
    assert_eq!((unsure.amount, unsure.decimals), (Amount::units(1_500), false));
    assert!(unsure.certain < 0.9);
    assert!(with("1.500", Country::Ph).unwrap().certain < with("1.500", Country::Id).unwrap().certain);
    let point = Notation::infer(["25,000.00", "Basic 1,200.50"]);
    assert_eq!(point, Some(Notation::Point));
    assert_eq!(Notation::infer(["Rp8.500.000", "1.500"]), Some(Notation::Comma));
    assert_eq!(Notation::infer(["1.500"]), None);
    assert_eq!(with("1.500", Country::Id).unwrap().amount, Amount::units(1_500));
    assert_eq!(with("1,500", Country::Ph).unwrap().amount, Amount::units(1_500));
}

#[test]
fn slips_of_a_reader() {
    for (text, cents) in [
        ("25, 000.00", 2_500_000),
        ("25,000 .00", 2_500_000),
        ("25.000.00", 2_500_000),
        ("25,000,00", 2_500_000),
        ("2S,O00.00", 2_500_000),
        ("l2,345.60", 1_234_560),
        ("25,000.0O", 2_500_000),
    ] {
        let parsed = parse(text, &Habits::default()).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(parsed.amount, Amount::cents(cents), "{text}");
        assert!(parsed.certain < 1.0, "{text}");
    }
}

#[test]
fn what_is_no_amount() {
    for text in [
        "",
        " ",
        ".",
        "-",
        "P",
        "₱",
        "Basic Pay",
        "500.00 600.00",
        "31/03/2026",
        "2026-03-31",
        "04-1234567-8",
        "1,2345.00",
        "12,34",
        "SOS",
        "OO",
        "1..5",
        "(500.00",
        "--5.00",
        "12345678901234567890",
        "A1",
        "10%",
    ] {
        let parsed = plain(text);
        let fine = parsed.is_none() || text == "12,34";
        assert!(fine, "{text}: {parsed:?}");
    }
}

#[test]
fn amounts_within_prose() {
    let text = "a monthly salary of TWENTY THOUSAND PESOS (Php 20,000.00) and an allowance of ₱1,500.00, since 2016.";
    let found: Vec<_> = find(text, &Habits::default())
        .into_iter()
        .map(|(at, parsed)| (&text[at], parsed.amount))
        .collect();
    assert_eq!(
        found[..2],
        [
            ("Php 20,000.00", Amount::units(20_000)),
            ("₱1,500.00", Amount::units(1_500))
        ]
    );
}

#[test]
fn quantities_with_their_units() {
    for text in ["26 cu.m.", "26 m³", "26m3", "26 kWh", "26", "26 cubic meters"] {
        assert_eq!(
            quantity(text, &Habits::default()).unwrap().amount,
            Amount::units(26),
            "{text}"
        );
    }
    assert_eq!(quantity("26 days", &Habits::default()), None);
    assert_eq!(quantity("kWh", &Habits::default()), None);
}

fn grouped(digits: &str, mark: &str, indian: bool) -> String {
    let mut groups = Vec::new();
    let mut rest = digits;
    while rest.len() > 3 || (!groups.is_empty() && indian && rest.len() > 2) {
        let size = if indian && !groups.is_empty() { 2 } else { 3 };
        let (head, tail) = rest.split_at(rest.len() - size);
        groups.insert(0, tail);
        rest = head;
    }
    groups.insert(0, rest);
    groups.join(mark)
}

proptest! {
    #[test]
    fn every_notation_is_read_back(
        cents in 0i64..1_000_000_000_000,
        negative in 0usize..4,
        way in 0usize..6,
        sign in 0usize..9,
    ) {
        let (units, rest) = (cents / 100, cents % 100);
        let digits = units.to_string();
        let (number, comma) = match way {
            0 => (format!("{}.{rest:02}", grouped(&digits, ",", false)), false),
            1 => (format!("{}.{rest:02}", grouped(&digits, ",", true)), false),
            2 => (format!("{},{rest:02}", grouped(&digits, ".", false)), true),
            3 => (format!("{digits}.{rest:02}"), false),
            4 => (grouped(&digits, ".", false), true),
            _ => (format!("{}.{rest:02}", grouped(&digits, " ", false)), false),
        };
        let number = match sign {
            0 => format!("₱{number}"),
            1 => format!("PHP {number}"),
            2 => format!("Rp {number}"),
            3 => format!("{number} ₫"),
            4 => format!("RM{number}"),
            5 => format!("$ {number}"),
            6 => format!("Rs. {number}"),
            _ => number,
        };
        let text = match negative {
            1 => format!("({number})"),
            2 => format!("-{number}"),
            3 => format!("{number}-"),
            _ => number,
        };
        let notation = Some(if comma { Notation::Comma } else { Notation::Point });
        let habits = Habits { notation, ..Habits::default() };
        let parsed = parse(&text, &habits).expect(&text);
        let shown = if way == 4 { units * 100 } else { cents };
        let expected = if negative > 0 { -shown } else { shown };
        prop_assert_eq!(parsed.amount, Amount::cents(expected), "{}", text);
        prop_assert_eq!(parsed.decimals, way != 4);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,40}", digits in "[-0-9.,' ()₱$RpOlS]{0,24}") {
        let _ = plain(&text);
        let _ = plain(&digits);
        let _ = Notation::infer([text.as_str(), digits.as_str()]);
        let _ = with(&digits, Country::Id);
        let _ = find(&text, &Habits::default());
        let _ = find(&digits, &Habits::default());
    }
}
