//! The facts of each life, by hand: employers, pay, leave, loans. What follows from them is reckoned in `life`.

/// A day of a table: year, month, day.
pub(crate) type Day = (i16, i8, i8);

#[derive(Debug)]
pub(crate) struct Career {
    pub jobs: &'static [Job],
    pub loans: &'static [LoanPlan],
    /// A trip's fare in hundredths of the currency's unit: lowest and highest.
    pub fare: (i64, i64),
    /// Fares and tips are multiples of this many hundredths.
    pub coin: i64,
}

#[derive(Debug)]
pub(crate) struct Job {
    pub employer: &'static str,
    pub title: &'static str,
    pub department: &'static str,
    pub start: Day,
    pub end: Option<Day>,
    /// Monthly pay by contract at the start, in whole units: basic pay and fixed allowances.
    pub salary: i64,
    /// Rises beside the yearly ones: from when, how much in basis points.
    pub promotions: &'static [(Day, i64)],
    /// At most so many hours of overtime in a pay period.
    pub overtime: i64,
    /// Unpaid leave: first and last day.
    pub leave: &'static [(Day, Day)],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LoanKind {
    /// Lent by the social-insurance agency on the member's contributions.
    Personal,
    Housing,
}

#[derive(Debug)]
pub(crate) struct LoanPlan {
    pub name: &'static str,
    pub kind: LoanKind,
    pub start: Day,
    pub principal: i64,
    /// Yearly interest in basis points.
    pub rate: i64,
    pub months: i32,
    /// Taken again so many months after each start.
    pub again_after: Option<i32>,
}

/// What nearly all jobs have in common.
const JOB: Job = Job {
    employer: "",
    title: "",
    department: "",
    start: (2019, 1, 1),
    end: None,
    salary: 0,
    promotions: &[],
    overtime: 0,
    leave: &[],
};

pub(crate) static GEORGE: Career = Career {
    jobs: &[
        Job {
            employer: "Cordillera Trading",
            title: "Warehouse Assistant",
            department: "Logistics",
            start: (2019, 5, 2),
            end: Some((2021, 3, 31)),
            salary: 17_500,
            overtime: 8,
            // The quarantine of 2020 closed the warehouse
            leave: &[((2020, 3, 17), (2020, 5, 15))],
            ..JOB
        },
        Job {
            employer: "Mabuhay Foods",
            title: "Shift Supervisor",
            department: "Restaurant Operations",
            start: (2021, 7, 5),
            salary: 31_000,
            promotions: &[((2024, 4, 1), 1_500)],
            overtime: 6,
            leave: &[((2023, 8, 7), (2023, 8, 18)), ((2025, 10, 20), (2025, 10, 24))],
            ..JOB
        },
    ],
    loans: &[
        LoanPlan {
            name: "Salary loan",
            kind: LoanKind::Personal,
            start: (2022, 3, 14),
            principal: 48_000,
            rate: 1_000,
            months: 24,
            again_after: Some(30),
        },
        LoanPlan {
            name: "Housing loan",
            kind: LoanKind::Housing,
            start: (2023, 6, 20),
            principal: 850_000,
            rate: 637,
            months: 240,
            again_after: None,
        },
    ],
    fare: (9_000, 48_000),
    coin: 500,
};

pub(crate) static RYAN: Career = Career {
    jobs: &[
        Job {
            employer: "Toko Samudra",
            title: "Sales Associate",
            department: "Retail",
            start: (2019, 3, 4),
            end: Some((2020, 6, 30)),
            salary: 6_200_000,
            overtime: 6,
            ..JOB
        },
        Job {
            employer: "Sawit Makmur Agro",
            title: "Crop Analyst",
            department: "Plantation Planning",
            start: (2020, 10, 1),
            salary: 10_500_000,
            promotions: &[((2023, 7, 1), 1_200)],
            overtime: 8,
            leave: &[((2024, 9, 2), (2024, 9, 13))],
            ..JOB
        },
    ],
    loans: &[
        LoanPlan {
            name: "Motorcycle loan",
            kind: LoanKind::Personal,
            start: (2021, 8, 9),
            principal: 18_000_000,
            rate: 1_450,
            months: 36,
            again_after: Some(48),
        },
        LoanPlan {
            name: "Home renovation loan",
            kind: LoanKind::Housing,
            start: (2024, 2, 19),
            principal: 90_000_000,
            rate: 850,
            months: 120,
            again_after: None,
        },
    ],
    fare: (1_500_000, 9_500_000),
    coin: 50_000,
};

pub(crate) static CHRISTINA: Career = Career {
    jobs: &[
        Job {
            employer: "Katong Insurance Brokers",
            title: "Senior Executive",
            department: "Claims",
            start: (2019, 1, 2),
            end: Some((2021, 6, 30)),
            salary: 5_200,
            ..JOB
        },
        Job {
            employer: "Tembusu Bank",
            title: "Operations Manager",
            department: "Trade Finance",
            start: (2021, 9, 1),
            salary: 6_400,
            promotions: &[((2024, 1, 1), 800)],
            leave: &[((2023, 3, 6), (2023, 3, 17))],
            ..JOB
        },
    ],
    loans: &[
        LoanPlan {
            name: "Housing loan",
            kind: LoanKind::Housing,
            start: (2019, 4, 15),
            principal: 160_000,
            rate: 260,
            months: 144,
            again_after: None,
        },
        LoanPlan {
            name: "Education loan",
            kind: LoanKind::Personal,
            start: (2022, 7, 11),
            principal: 12_000,
            rate: 475,
            months: 36,
            again_after: Some(60),
        },
    ],
    fare: (900, 3_800),
    coin: 10,
};

pub(crate) static ANISHA: Career = Career {
    jobs: &[
        Job {
            employer: "Deccan Bazaar",
            title: "Store Associate",
            department: "Stores",
            start: (2019, 6, 3),
            end: Some((2020, 8, 31)),
            salary: 17_800,
            overtime: 6,
            leave: &[((2020, 4, 1), (2020, 4, 30))],
            ..JOB
        },
        Job {
            employer: "Nilgiri Softworks",
            title: "Software Engineer",
            department: "Payments Platform",
            start: (2020, 12, 1),
            salary: 62_000,
            promotions: &[((2022, 4, 1), 2_000), ((2024, 10, 1), 1_200)],
            leave: &[((2024, 2, 5), (2024, 2, 16))],
            ..JOB
        },
    ],
    loans: &[
        LoanPlan {
            name: "Member loan",
            kind: LoanKind::Personal,
            start: (2022, 5, 16),
            principal: 90_000,
            rate: 875,
            months: 24,
            again_after: Some(36),
        },
        LoanPlan {
            name: "Housing loan",
            kind: LoanKind::Housing,
            start: (2025, 1, 20),
            principal: 2_400_000,
            rate: 865,
            months: 180,
            again_after: None,
        },
    ],
    fare: (9_000, 62_000),
    coin: 500,
};

/// The plain career of the person behind the special user names.
macro_rules! plain {
    ($name:ident, $employer:literal, $salary:literal, $fare:expr, $coin:literal) => {
        pub(crate) static $name: Career = Career {
            jobs: &[Job {
                employer: $employer,
                title: "Office Administrator",
                department: "Administration",
                start: (2020, 2, 3),
                salary: $salary,
                ..JOB
            }],
            loans: &[LoanPlan {
                name: "Personal loan",
                kind: LoanKind::Personal,
                start: (2023, 2, 13),
                principal: $salary * 2,
                rate: 900,
                months: 24,
                again_after: None,
            }],
            fare: $fare,
            coin: $coin,
        };
    };
}

plain!(SAM_PH, "Mabuhay Foods", 28_000, (9_000, 48_000), 500);
plain!(
    SAM_ID,
    "Sawit Makmur Agro",
    8_000_000,
    (1_500_000, 9_500_000),
    50_000
);
plain!(SAM_SG, "Tembusu Bank", 4_200, (900, 3_800), 10);
plain!(SAM_IN, "Nilgiri Softworks", 38_000, (9_000, 62_000), 500);
