//! Data sources: every provider of a mode, how one logs in there, and what comes from it.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    Country,
    connector::{FieldKind, FieldLabel},
    providers::LoginMethod,
    records::{
        Contribution, Datapoint, Document, Employment, Identity, Income, Liability, Rating, Transaction,
    },
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{member::MayIn, permission::ReadSettings};
use crate::{AppState, envelope::Answer, link::file_types::FILE_TYPES, open::providers::Provider};

/// A field of a log-in form.
#[derive(Serialize, JsonSchema)]
struct SourceField {
    label: FieldLabel,
    kind: FieldKind,
}

/// A way of logging in. Single sign-on has no fields: the provider's own page asks.
#[derive(Serialize, JsonSchema)]
struct SourceLogin {
    method: LoginMethod,
    fields: Vec<SourceField>,
}

/// A provider, with what the widget knows of it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct DataSource {
    #[serde(flatten)]
    provider: Provider,
    country: Country,
    /// Names that people still search for.
    legacy_names: Vec<String>,
    logins: Vec<SourceLogin>,
}

/// A kind of data and the fields of its records.
#[derive(Serialize, JsonSchema)]
struct SourceData {
    kind: Datapoint,
    fields: Vec<String>,
}

/// A kind of document that people can send.
#[derive(Serialize, JsonSchema)]
struct SourceFile {
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct DataSources {
    items: Vec<DataSource>,
    data: Vec<SourceData>,
    file_types: Vec<SourceFile>,
}

/// The fields of a kind of record, as its schema has them.
fn data<T: JsonSchema>(kind: Datapoint) -> SourceData {
    let schema = schemars::schema_for!(T);
    let properties = schema.get("properties").and_then(|value| value.as_object());
    SourceData {
        kind,
        fields: properties
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default(),
    }
}

async fn list(State(state): State<AppState>, may: MayIn<ReadSettings>) -> Answer<DataSources> {
    let catalogue = state.catalogue(may.scope.mode());
    let items = catalogue.providers().iter().map(|known| {
        let fields = |method| {
            let connector = catalogue.connector(&known.id);
            let fields = connector.map(|connector| connector.login_fields(known, method));
            fields
                .unwrap_or_default()
                .into_iter()
                .map(|field| SourceField {
                    label: field.label,
                    kind: field.kind,
                })
                .collect()
        };
        DataSource {
            provider: Provider::new(known, &state.settings().public_url),
            country: known.country,
            legacy_names: known.legacy_names.clone(),
            logins: known
                .methods
                .iter()
                .map(|method| SourceLogin {
                    method: *method,
                    fields: fields(*method),
                })
                .collect(),
        }
    });
    Answer(DataSources {
        items: items.collect(),
        data: vec![
            data::<Identity>(Datapoint::Identities),
            data::<Employment>(Datapoint::Employments),
            data::<Income>(Datapoint::Incomes),
            data::<Transaction>(Datapoint::Transactions),
            data::<Rating>(Datapoint::Ratings),
            data::<Contribution>(Datapoint::Contributions),
            data::<Liability>(Datapoint::Liabilities),
            data::<Document>(Datapoint::Documents),
        ],
        file_types: FILE_TYPES
            .iter()
            .map(|known| SourceFile {
                kind: known.id,
                label: known.type_label,
            })
            .collect(),
    })
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/{mode}/providers",
        get_with(list, |op| {
            op.id("list-data-sources")
                .tag("Data sources")
                .summary("List data sources")
                .description(
                    "Every provider of the mode, in service or not, and the fields of each kind of data.",
                )
        }),
    )
}
