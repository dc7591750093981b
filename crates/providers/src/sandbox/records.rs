//! A life as a provider tells it: the normalised records, in the order of their pages.

use openwink_model::{
    Amount, Date,
    connector::Stage,
    providers::{Provider, ProviderSubType},
    records::{
        Address, AddressTag, AddressType, AnyRecord, Citizenship, ContactType, Contribution, Datapoint,
        Email, Employment, Identity, Income, Liability, PayPeriod, Phone, PhoneType, Rating, Transaction,
    },
};

use super::{
    careers::LoanKind,
    catalogue::Role,
    dice::Dice,
    documents,
    life::{
        Job, Life,
        gig::{self, Gig, Words},
        loans::Loan,
        pay::{self, Payslip, Work},
    },
    rules::Fund,
    visitors::{Special, Visitor},
};

/// So many transactions come at once.
const PAGE: usize = 100;

/// One page of what a provider holds.
pub(crate) struct Page {
    pub stage: Stage,
    pub records: Vec<AnyRecord>,
}

/// All pages about a visitor at a provider on a day: never none, as the identity is always there.
pub(crate) fn pages(provider: &Provider, role: Role, visitor: &Visitor, today: Date) -> Vec<Page> {
    let employer = (role == Role::Employer).then_some(provider.name.as_str());
    let life = Life::of(visitor, employer, today);
    let source = Source {
        provider,
        role,
        life: &life,
        today,
    };
    let mut pages = vec![Page {
        stage: Stage::ReadingIdentity,
        records: vec![source.identity().into()],
    }];
    if visitor.special == Some(Special::NoData) {
        return pages;
    }
    let gives = |datapoint| provider.supported.contains(&datapoint);
    let work = if role == Role::Gig {
        Work::default()
    } else {
        pay::work(&life, today)
    };
    let gig = if role == Role::Gig {
        source.gig()
    } else {
        Gig::default()
    };
    let mut add = |stage, records: Vec<AnyRecord>| {
        if !records.is_empty() {
            pages.push(Page { stage, records });
        }
    };
    if gives(Datapoint::Employments) {
        add(Stage::ReadingEmployment, source.employments());
    }
    if gives(Datapoint::Incomes) {
        add(
            Stage::ReadingPay,
            if role == Role::Gig {
                source.weeks(&gig)
            } else {
                source.incomes(&work)
            },
        );
    }
    if gives(Datapoint::Transactions) {
        for movements in source.transactions(&gig).chunks(PAGE) {
            add(Stage::ReadingTransactions, movements.to_vec());
        }
    }
    if gives(Datapoint::Contributions) {
        add(Stage::ReadingContributions, source.contributions(&work));
    }
    if gives(Datapoint::Liabilities) {
        add(Stage::ReadingLiabilities, source.liabilities());
    }
    let mut last = if gives(Datapoint::Documents) {
        source.documents(&work)
    } else {
        Vec::new()
    };
    if gives(Datapoint::Ratings) && gig.jobs > 0 {
        last.push(source.rating(&gig).into());
    }
    add(Stage::ReadingDocuments, last);
    pages
}

pub(super) struct Source<'a> {
    provider: &'a Provider,
    role: Role,
    pub life: &'a Life,
    pub today: Date,
}

impl Source<'_> {
    fn identity(&self) -> Identity {
        let person = self.life.person;
        let [line1, line2, city, region, zip] = person.address;
        let text = |text: &str| Some(text.to_owned());
        let country = person.country;
        Identity {
            full_name: person.full_name.to_owned(),
            first_name: text(person.first_name),
            middle_name: person.middle_name.map(ToOwned::to_owned),
            last_name: text(person.last_name),
            suffix: person.suffix.map(ToOwned::to_owned),
            gender: Some(person.gender),
            dob: Some(person.born()),
            marital_status: Some(person.marital_status),
            country_residence: Some(country),
            citizenship: Some(Citizenship::Citizen),
            photo_url: None,
            reference_id: self.reference(),
            profile_url: None,
            latest_employer_name: (self.role != Role::Gig)
                .then(|| self.life.present().map(|job| job.employer.clone()))
                .flatten(),
            emails: vec![Email {
                address: text(person.email),
                kind: Some(ContactType::Primary),
            }],
            phones: vec![Phone {
                number: text(person.phone),
                kind: Some(PhoneType::Mobile),
            }],
            social_profiles: Vec::new(),
            addresses: vec![Address {
                full_address: Some(format!("{line1}, {line2}, {city}, {region} {zip}")),
                line1: text(line1),
                line2: text(line2),
                city: text(city),
                region: text(region),
                zip: text(zip),
                country: Some(country),
                kind: Some(AddressType::Primary),
                tags: vec![AddressTag::Home],
                ..Address::default()
            }],
        }
    }

    /// The person's number at this provider.
    fn reference(&self) -> Option<String> {
        let number =
            || Dice::of(&[self.life.person.key, &self.provider.id, "number"], 0).between(100_000, 999_999);
        match self.role {
            Role::Gig => Some(format!("P-{}", number())),
            Role::Payroll | Role::Hris | Role::Employer => {
                self.life.present().map(|job| self.employee_number(job))
            }
            Role::Wallet | Role::Identification => None,
            _ => Some(
                self.life
                    .person
                    .ss_number
                    .map_or_else(|| format!("M-{}", number()), ToOwned::to_owned),
            ),
        }
    }

    fn employee_number(&self, job: &Job) -> String {
        let number = Dice::of(&[self.life.person.key, &job.employer, "employee"], 0).between(1_000, 99_999);
        format!("E{number:05}")
    }

    /// Which of the life's jobs the provider knows of.
    pub(super) fn knows(&self, job: usize) -> bool {
        match self.role {
            Role::Payroll | Role::Employer => job + 1 == self.life.jobs.len(),
            _ => true,
        }
    }

    fn employments(&self) -> Vec<AnyRecord> {
        let known = self
            .life
            .jobs
            .iter()
            .enumerate()
            .filter(|(index, _)| self.knows(*index));
        known.map(|(_, job)| self.employment(job).into()).collect()
    }

    fn employment(&self, job: &Job) -> Employment {
        let social = self.role.is_social_security();
        let end_date = job.ended_by(self.today);
        let employer_number =
            || Dice::of(&[&job.employer, "employer number"], 0).between(10_000_000, 99_999_999);
        Employment {
            name: Some(format!("{}, {}", job.title, job.employer)),
            description: None,
            job_title: (!social).then(|| job.title.to_owned()),
            department: (!social).then(|| job.department.to_owned()),
            employee_number: (!social).then(|| self.employee_number(job)),
            employer_number: social.then(|| format!("ER-{}", employer_number())),
            employer: Some(job.employer.clone()),
            status: Some(if end_date.is_some() { "Ended" } else { "Active" }.to_owned()),
            start_date: job.start,
            end_date,
            // Agencies hear of a new member within a month
            reported_date: social
                .then(|| job.start.plus_days(30))
                .filter(|reported| *reported <= self.today),
        }
    }

    pub(super) fn slips<'w>(&self, work: &'w Work) -> impl Iterator<Item = &'w Payslip> {
        // A system that came with the present job has no pay of the jobs before
        let present = self.life.jobs.len().saturating_sub(1);
        work.slips
            .iter()
            .filter(move |slip| slip.job == present && slip.gross > Amount::ZERO)
    }

    fn incomes(&self, work: &Work) -> Vec<AnyRecord> {
        let income = |slip: &Payslip| Income {
            work_item: Some(slip.name.to_owned()),
            employer: Some(self.life.jobs[slip.job].employer.clone()),
            start_date: slip.start,
            end_date: Some(slip.end),
            currency: self.life.rules.currency(),
            frequency: Some(slip.frequency),
            base_amount: Some(slip.base),
            gross_amount: Some(slip.gross),
            net_amount: Some(slip.net),
        };
        let mut slips: Vec<&Payslip> = self.slips(work).collect();
        slips.sort_by_key(|slip| slip.end);
        slips.into_iter().map(|slip| income(slip).into()).collect()
    }

    fn gig(&self) -> Gig {
        let words = match self.provider.sub_type {
            ProviderSubType::Services => Words {
                job: "Task payment",
                fee: "Platform fee",
                tip: "Tip",
                incentive: "Weekly bonus",
            },
            ProviderSubType::Trading => Words {
                job: "Order payment",
                fee: "Selling fee",
                tip: "Shipping refund",
                incentive: "Seller reward",
            },
            ProviderSubType::Sharing => Words {
                job: "Rental payment",
                fee: "Host fee",
                tip: "Cleaning fee",
                incentive: "Host reward",
            },
            _ => Words {
                job: "Trip fare",
                fee: "Service fee",
                tip: "Tip",
                incentive: "Weekly incentive",
            },
        };
        gig::gig(self.life, &self.provider.id, &words, self.today)
    }

    fn weeks(&self, gig: &Gig) -> Vec<AnyRecord> {
        let income = |week: &gig::Week| Income {
            work_item: Some("Weekly earnings".to_owned()),
            employer: Some(self.provider.name.clone()),
            start_date: week.start,
            end_date: Some(week.end),
            currency: self.life.rules.currency(),
            frequency: Some(PayPeriod::Weekly),
            base_amount: Some(week.fares),
            gross_amount: Some(week.gross),
            net_amount: Some(week.net),
        };
        gig.weeks.iter().map(|week| income(week).into()).collect()
    }

    fn transactions(&self, gig: &Gig) -> Vec<AnyRecord> {
        let transaction = |movement: &gig::Movement| Transaction {
            date: movement.date,
            description: Some(movement.description.to_owned()),
            currency: self.life.rules.currency(),
            amount: movement.amount,
            reference_id: Some(movement.reference.clone()),
        };
        gig.movements
            .iter()
            .map(|movement| transaction(movement).into())
            .collect()
    }

    /// The fund that this agency keeps, in the person's own country.
    pub(super) fn fund(&self) -> Fund {
        let funds = self.life.rules.funds();
        match self.role {
            Role::Health => funds.health,
            Role::Housing => funds.housing,
            _ => funds.pension,
        }
    }

    fn contributions(&self, work: &Work) -> Vec<AnyRecord> {
        let fund = self.fund();
        let mut months: Vec<_> = work.funds.iter().filter(|month| month.fund == fund).collect();
        months.sort_by_key(|month| month.posted);
        let contribution = |month: &&pay::FundMonth| {
            let mut dice = self.life.dice(fund.prefix(), month.month.days());
            Contribution {
                date: month.posted,
                currency: self.life.rules.currency(),
                amount: month.employee + month.employer,
                reference_id: Some(format!(
                    "{}-{}{:02}-{}",
                    fund.prefix(),
                    month.month.year(),
                    month.month.month(),
                    dice.code()
                )),
            }
        };
        months.iter().map(|month| contribution(month).into()).collect()
    }

    fn liabilities(&self) -> Vec<AnyRecord> {
        let kind = match self.role {
            Role::Pension => Some(LoanKind::Personal),
            Role::Housing => Some(LoanKind::Housing),
            _ => None,
        };
        self.life
            .loans_of(kind)
            .map(|loan| self.liability(loan).into())
            .collect()
    }

    fn liability(&self, loan: &Loan) -> Liability {
        Liability {
            kind: loan.plan.name.to_owned(),
            reference_id: Some(loan.reference.clone()),
            start_date: loan.start,
            end_date: Some(loan.last_due()),
            first_amortization_date: Some(loan.first_due),
            amortization_frequency: Some(PayPeriod::Monthly),
            currency: self.life.rules.currency(),
            loan_amount: loan.principal,
            amortization_amount: loan.instalments.first().copied(),
            outstanding_balance: Some(loan.balance(self.today)),
            next_payment_amount: Some(loan.next_payment(self.today)),
            overdue_payment_amount: Some(Amount::ZERO),
        }
    }

    fn documents(&self, work: &Work) -> Vec<AnyRecord> {
        let documents = match self.role {
            Role::Wallet | Role::Identification => documents::held(self, self.role),
            _ => documents::of_work(self, work),
        };
        documents.into_iter().map(AnyRecord::from).collect()
    }

    fn rating(&self, gig: &Gig) -> Rating {
        let mut dice = Dice::of(&[self.life.person.key, &self.provider.id, "rating"], 0);
        let hundredths = dice.between(455, 495);
        let reviews = gig.jobs * dice.between(30, 60) / 100;
        Rating {
            current_rating: Some(hundredths as f64 / 100.0),
            max_rating: Some(5.0),
            calculated_percentage: Some(hundredths as f64 / 5.0),
            reviews_received: Some(reviews as f64),
            likes_received: Some((reviews / 2) as f64),
            jobs_completed: Some(gig.jobs as f64),
        }
    }
}
