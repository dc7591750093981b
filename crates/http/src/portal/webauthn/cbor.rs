//! As much of CBOR (RFC 8949) as authenticators write: definite lengths, a few levels deep.

/// A value, borrowing from what it was read from.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Int(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    Array(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// true, false, null: nothing that we look at.
    Simple,
}

/// No authenticator nests deeper, nor lists more.
const DEEPEST: u8 = 8;
const MOST: u64 = 64;

impl<'a> Value<'a> {
    pub fn get(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        let Self::Map(pairs) = self else { return None };
        pairs
            .iter()
            .find(|(found, _)| found == key)
            .map(|(_, value)| value)
    }

    pub fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub fn int(&self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(*int),
            _ => None,
        }
    }
}

/// Reads one value; says what is left behind it.
pub fn read(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    read_at(bytes, 0)
}

fn read_at(bytes: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    if depth > DEEPEST {
        return None;
    }
    let (&first, rest) = bytes.split_first()?;
    let (number, mut rest) = argument(first & 0x1f, rest)?;
    let value = match first >> 5 {
        0 => Value::Int(i64::try_from(number).ok()?),
        1 => Value::Int(-1 - i64::try_from(number).ok()?),
        2 | 3 => {
            let (taken, left) = rest.split_at_checked(usize::try_from(number).ok()?)?;
            rest = left;
            match first >> 5 {
                2 => Value::Bytes(taken),
                _ => Value::Text(str::from_utf8(taken).ok()?),
            }
        }
        4 if number <= MOST => {
            let mut items = Vec::new();
            for _ in 0..number {
                let (item, left) = read_at(rest, depth + 1)?;
                items.push(item);
                rest = left;
            }
            Value::Array(items)
        }
        5 if number <= MOST => {
            let mut pairs = Vec::new();
            for _ in 0..number {
                let (key, left) = read_at(rest, depth + 1)?;
                let (value, left) = read_at(left, depth + 1)?;
                pairs.push((key, value));
                rest = left;
            }
            Value::Map(pairs)
        }
        7 => Value::Simple,
        _ => return None,
    };
    Some((value, rest))
}

/// The number that follows a first byte.
fn argument(short: u8, rest: &[u8]) -> Option<(u64, &[u8])> {
    let length = match short {
        0..=23 => return Some((short.into(), rest)),
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        // Indefinite lengths, which authenticators may not write
        _ => return None,
    };
    let (taken, rest) = rest.split_at_checked(length)?;
    let number = taken
        .iter()
        .fold(0, |number, byte| (number << 8) | u64::from(*byte));
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }

    #[test]
    fn what_authenticators_write_is_read() {
        // {1: 2, 3: -7, "fmt": "none", -2: h'0102', 4: [true, 500]}
        let bytes = [
            0xa5, 0x01, 0x02, 0x03, 0x26, 0x63, b'f', b'm', b't', 0x64, b'n', b'o', b'n', b'e', 0x21, 0x42,
            1, 2, 0x04, 0x82, 0xf5, 0x19, 0x01, 0xf4, 0xff,
        ];
        let (value, rest) = read(&bytes).unwrap();
        assert_eq!(rest, [0xff]);
        assert_eq!(value.get(&Value::Int(3)).unwrap().int(), Some(-7));
        assert_eq!(value.get(&Value::Text("fmt")), Some(&Value::Text("none")));
        assert_eq!(value.get(&Value::Int(-2)).unwrap().bytes(), Some(&[1, 2][..]));
        assert_eq!(
            value.get(&Value::Int(4)),
            Some(&Value::Array(vec![Value::Simple, Value::Int(500)]))
        );
    }

    #[test]
    fn what_promises_too_much_is_refused() {
        for bad in [
            &[][..],
            &[0x5f],
            &[0x42, 1],
            &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x81; 40],
            &[0x3b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
    }
}
