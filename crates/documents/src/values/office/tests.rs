use proptest::prelude::*;

use super::*;

#[test]
fn numbers_with_check_digits() {
    use Office::*;
    for (office, text) in [
        (Rfc, "GODE561231GR8"),
        (Rfc, "MAB-930714-8T4"),
        (Curp, "BOXW310820HNERXN09"),
        (Nric, "S1234567D"),
        (Nric, "F1234567N"),
        (Nric, "T1234567J"),
        (Nric, "G1234567X"),
        (Nric, "M1234567K"),
        (Aadhaar, "2341 2341 2346"),
        (Mst, "0100233488"),
        (Mst, "0314409058-002"),
        (Npwp, "01.312.166.0-091.000"),
        (Nss, "83917283455"),
    ] {
        assert_eq!(check(office, text), Validity::Valid, "{office} {text}");
    }
    for (office, text) in [
        (Rfc, "GODE561231GR9"),
        (Curp, "BOXW310820HNERXN08"),
        (Nric, "S1234567A"),
        (Aadhaar, "2341 2341 2347"),
        (Mst, "0100233480"),
    ] {
        assert_eq!(check(office, text), Validity::WrongCheckDigit, "{office} {text}");
    }
}

#[test]
fn numbers_that_their_form_tells() {
    for (country, text, office) in [
        (Country::Ph, "34-1234567-8", Some(Office::Sss)),
        (Country::Ph, "12-728158314-6", Some(Office::PhilHealth)),
        (Country::Ph, "9165-9729-1964", Some(Office::PagIbig)),
        (Country::Ph, "341234567-8", None),
        (Country::Mx, "GODE561231GR8", Some(Office::Rfc)),
        (Country::Mx, "MAB9307148T4", None),
        (Country::In, "CRHPR3115M", Some(Office::Pan)),
        (Country::In, "AAACR3115M", None),
        (Country::In, "100093364003", Some(Office::Uan)),
        (Country::In, "500093364003", None),
        (Country::Sg, "S1234567D", Some(Office::Nric)),
        (Country::My, "SG 13729740361", Some(Office::MyTax)),
        (Country::Sg, "34-1234567-8", None),
    ] {
        let found = by_form(text, Some(country)).map(|(office, _)| office);
        assert_eq!(found, office, "{text}");
    }
    assert_eq!(by_form("34-1234567-8", None), None);
}

#[test]
fn numbers_with_a_format_alone() {
    use Office::*;
    for (office, text) in [
        (Sss, "34-1234567-8"),
        (PhTin, "123-456-789"),
        (PhTin, "123-456-789-000"),
        (PhTin, "123-456-789-00000"),
        (PhilHealth, "12-345678901-2"),
        (PagIbig, "1212-3434-5656"),
        (Nik, "3171015505900001"),
        (Pan, "ABCPE1234F"),
        (Uan, "100123456789"),
        (MyKad, "900515-10-5678"),
        (MyTax, "SG 12345678010"),
        (Bhxh, "0123456789"),
        (Cccd, "001190012345"),
        (BpjsEmployment, "12345678901"),
        (BpjsHealth, "0001234567890"),
    ] {
        assert_eq!(check(office, text), Validity::FormatOnly, "{office} {text}");
        assert_eq!(parse(office, text).unwrap().text, text);
    }
    for (office, text) in [
        (Sss, "34-1234567"),
        (PhTin, "000-000-000"),
        (Pan, "ABCQE1234F"),
        (Nik, "3171019905900001"),
        (MyKad, "901315-10-5678"),
        (Sss, "Basic Pay"),
        (Sss, ""),
        (PhilHealth, "25,000.00"),
    ] {
        assert_eq!(check(office, text), Validity::NotThis, "{office} {text}");
    }
}

#[test]
fn slips_are_put_right_where_the_format_tells() {
    let read = |office, text| parse(office, text).map(|number| (number.text, number.slips));
    assert_eq!(
        read(Office::Sss, "34-l23456O-8"),
        Some(("34-1234560-8".to_owned(), 2))
    );
    assert_eq!(
        read(Office::Pan, "ABCPE1234F"),
        Some(("ABCPE1234F".to_owned(), 0))
    );
    assert_eq!(
        read(Office::Pan, "A8CPEI234F"),
        Some(("ABCPE1234F".to_owned(), 2))
    );
    assert_eq!(read(Office::Nric, "51234567D"), Some(("S1234567D".to_owned(), 1)));
    assert_eq!(
        read(Office::Sss, "34 - 1234567 - 8"),
        Some(("34-1234567-8".to_owned(), 0))
    );
    let right = parse(Office::Nric, "S123456TD").unwrap();
    assert_eq!(
        (right.text.as_str(), right.validity),
        ("S1234567D", Validity::Valid)
    );
    assert!(right.certain > 0.9);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,24}", number in "[-0-9A-ZÑ&. ]{7,20}") {
        for office in Office::ALL {
            let _ = parse(*office, &text);
            let _ = parse(*office, &number);
        }
    }

    #[test]
    fn digits_come_back_as_printed(digits in "[1-9][0-9]{9}") {
        let text = format!("{}-{}-{}", &digits[..2], &digits[2..9], &digits[9..]);
        prop_assume!(!digits.chars().all(|digit| digits.starts_with(digit)));
        let number = parse(Office::Sss, &text).unwrap();
        prop_assert_eq!(number.text, text);
        prop_assert_eq!(number.compact, digits);
    }
}
