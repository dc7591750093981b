//! The offices and the shapes of their numbers.

use openwink_model::{Country, text_enum};

use crate::Field;

text_enum! {
    pub enum Office {
        /// Philippine social security.
        Sss = "SSS",
        /// Philippine taxpayer's number.
        PhTin = "TIN",
        PhilHealth = "PHILHEALTH",
        PagIbig = "PAG-IBIG",
        /// Indonesian taxpayer's number.
        Npwp = "NPWP",
        /// Indonesian identity number.
        Nik = "NIK",
        BpjsEmployment = "BPJS-KETENAGAKERJAAN",
        BpjsHealth = "BPJS-KESEHATAN",
        /// Indian taxpayer's number.
        Pan = "PAN",
        /// Indian provident fund.
        Uan = "UAN",
        Aadhaar = "AADHAAR",
        /// Singapore's identity number, of citizens and of foreigners.
        Nric = "NRIC",
        /// Mexican taxpayer's number.
        Rfc = "RFC",
        /// Mexican population register.
        Curp = "CURP",
        /// Mexican social security.
        Nss = "NSS",
        /// Malaysian provident fund.
        Epf = "EPF",
        MyKad = "MYKAD",
        /// Malaysian taxpayer's number.
        MyTax = "MY-TAX",
        /// Vietnamese taxpayer's number.
        Mst = "MST",
        /// Vietnamese social insurance.
        Bhxh = "BHXH",
        /// Vietnamese citizen's card.
        Cccd = "CCCD",
    }
}

impl Office {
    pub const fn country(self) -> Country {
        match self {
            Self::Sss | Self::PhTin | Self::PhilHealth | Self::PagIbig => Country::Ph,
            Self::Npwp | Self::Nik | Self::BpjsEmployment | Self::BpjsHealth => Country::Id,
            Self::Pan | Self::Uan | Self::Aadhaar => Country::In,
            Self::Nric => Country::Sg,
            Self::Rfc | Self::Curp | Self::Nss => Country::Mx,
            Self::Epf | Self::MyKad | Self::MyTax => Country::My,
            Self::Mst | Self::Bhxh | Self::Cccd => Country::Vn,
        }
    }

    /// The field of a payslip or tax document that the person's number goes to.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Sss | Self::BpjsEmployment | Self::Uan | Self::Nss | Self::Epf | Self::Bhxh => {
                Some(Field::SsNumber)
            }
            Self::PhTin | Self::Npwp | Self::Pan | Self::Nric | Self::Rfc | Self::MyTax | Self::Mst => {
                Some(Field::TaxNumber)
            }
            Self::PhilHealth => Some(Field::PhilHealthNumber),
            Self::PagIbig => Some(Field::PagIbigNumber),
            Self::Nik | Self::BpjsHealth | Self::Aadhaar | Self::Curp | Self::MyKad | Self::Cccd => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Digit,
    Letter,
    Either,
}

/// One length of a number: what stands at each place, and how it is usually grouped.
pub(super) struct Shape {
    pub places: &'static [Place],
    pub print: &'static [&'static str],
}

const D: Place = Place::Digit;
const L: Place = Place::Letter;
const E: Place = Place::Either;

const fn digits<const N: usize>(print: &'static [&'static str]) -> Shape {
    Shape {
        places: &[D; N],
        print,
    }
}

pub(super) fn shapes(office: Office) -> &'static [Shape] {
    match office {
        Office::Sss => const { &[digits::<10>(&["##-#######-#", "##########"])] },
        Office::PhTin => {
            const {
                &[
                    digits::<9>(&["###-###-###"]),
                    digits::<12>(&["###-###-###-###", "###-###-### ###", "###-###-###/###"]),
                    digits::<13>(&["###-###-###-####"]),
                    digits::<14>(&["###-###-###-#####"]),
                ]
            }
        }
        Office::PhilHealth => const { &[digits::<12>(&["##-#########-#", "############"])] },
        Office::PagIbig => const { &[digits::<12>(&["####-####-####", "############"])] },
        Office::Npwp => {
            const {
                &[
                    digits::<15>(&["##.###.###.#-###.###"]),
                    digits::<16>(&["################", "#### #### #### ####"]),
                ]
            }
        }
        Office::Nik => const { &[digits::<16>(&["################"])] },
        Office::BpjsEmployment => const { &[digits::<11>(&["###########"])] },
        Office::BpjsHealth => const { &[digits::<13>(&["#############"])] },
        Office::Pan => {
            const {
                &[Shape {
                    places: &[L, L, L, L, L, D, D, D, D, L],
                    print: &["##########"],
                }]
            }
        }
        Office::Uan => const { &[digits::<12>(&["############", "#### #### ####"])] },
        Office::Aadhaar => const { &[digits::<12>(&["#### #### ####", "############"])] },
        Office::Nric => {
            const {
                &[Shape {
                    places: &[L, D, D, D, D, D, D, D, L],
                    print: &["#########"],
                }]
            }
        }
        Office::Rfc => {
            const {
                &[
                    Shape {
                        places: &[L, L, L, D, D, D, D, D, D, E, E, E],
                        print: &[],
                    },
                    Shape {
                        places: &[L, L, L, L, D, D, D, D, D, D, E, E, E],
                        print: &[],
                    },
                ]
            }
        }
        Office::Curp => {
            const {
                &[Shape {
                    places: &[L, L, L, L, D, D, D, D, D, D, L, L, L, L, L, L, E, D],
                    print: &[],
                }]
            }
        }
        Office::Nss => const { &[digits::<11>(&["###########", "##-##-##-####-#"])] },
        Office::Epf => {
            const {
                &[
                    digits::<8>(&["########"]),
                    digits::<9>(&["#########"]),
                    digits::<7>(&["#######"]),
                ]
            }
        }
        Office::MyKad => const { &[digits::<12>(&["######-##-####", "############"])] },
        Office::MyTax => {
            const {
                &[
                    Shape {
                        places: &[L, L, D, D, D, D, D, D, D, D, D],
                        print: &[],
                    },
                    Shape {
                        places: &[L, L, D, D, D, D, D, D, D, D, D, D],
                        print: &[],
                    },
                    Shape {
                        places: &[L, L, D, D, D, D, D, D, D, D, D, D, D],
                        print: &[],
                    },
                ]
            }
        }
        Office::Mst => const { &[digits::<10>(&["##########"]), digits::<13>(&["##########-###"])] },
        Office::Bhxh => const { &[digits::<10>(&["##########"])] },
        Office::Cccd => const { &[digits::<12>(&["############"])] },
    }
}
