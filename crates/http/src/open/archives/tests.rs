//! Archives over the Open API, with the reading job's part played by the test.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use openwink_documents::{
    Area, Check, CheckResult, Class, Classification, Extraction, Field, Found, PageInfo, PayLine,
    PayLineKind, Problem, ProblemCode, Reading, TextSource, Value,
};
use openwink_model::{
    Amount, Currency, Date,
    accounts::{ArchiveErrorCode, ArchiveStatus},
    ids::UserId,
};
use openwink_store::{ArchiveError, ArchiveOutcome};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value as Json, json};

use crate::tests::Api;

on_both!(
    files_become_an_archive,
    what_was_read_is_shown,
    what_was_not_read_says_why,
    another_type_than_was_said_is_told,
    only_a_class_is_shown_to_who_asked_for_it,
    wrong_requests_are_refused,
    a_files_address_is_signed_and_expires,
    archives_are_filtered,
    revoking_erases,
    file_types_are_listed,
);

const PDF: &str = "JVBERi0xLjcgTWFya2VyIFBlcnNvbg==";

fn file(name: &str) -> Json {
    json!({ "fileName": name, "fileExtensionType": "PDF", "fileContent": PDF, "fileSubtype": "PAYSLIP" })
}

async fn send(api: &Api<'_>, user: &UserId, path: &str, more: Json) -> Json {
    let mut body = json!({ "userId": user, "rawFiles": [file("May.pdf")] });
    if let (Some(body), Json::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    let made = api.post(path, body).await.good();
    assert_eq!(made.status.as_u16(), 200);
    made.data().clone()
}

fn payslip() -> Reading {
    let found = |value: Value| Found {
        value,
        confidence: 0.97,
        page: 0,
        area: Area {
            x: 0.5,
            y: 0.25,
            width: 0.125,
            height: 0.03125,
        },
    };
    let slip = |net: i64| Extraction {
        file_type: Class::Payslip,
        pages: vec![0],
        fields: [
            (Field::EmployeeName, found(Value::Text("Marker Person".into()))),
            (
                Field::EndDate,
                found(Value::Date(Date::new(2025, 5, 31).unwrap())),
            ),
            (Field::Currency, found(Value::Currency(Currency::Php))),
            (Field::NetAmount, found(Value::Amount(Amount::units(net)))),
        ]
        .into(),
        lines: vec![PayLine {
            kind: PayLineKind::Deduction,
            label: "SSS".into(),
            amount: Amount::units(900),
            year_to_date: None,
            confidence: 0.5,
            page: 0,
            area: Area::default(),
        }],
    };
    let mut reading = Reading {
        classification: Some(Classification {
            file_type: Class::Payslip,
            confidence: 0.75,
        }),
        pages: vec![PageInfo {
            file: 0,
            number: 0,
            width: 595.0,
            height: 842.0,
            source: TextSource::TextLayer,
            turned: 0,
            words: 99,
        }],
        documents: vec![slip(42_000), slip(43_000)],
        ..Reading::default()
    };
    reading.checks.computation = Some(Check {
        result: CheckResult::Passed,
        score: Some(1.0),
        message: "The amounts add up.".into(),
        findings: Vec::new(),
    });
    reading
}

async fn settle(
    t: &TestStore,
    archive: &Json,
    status: ArchiveStatus,
    error: Option<ArchiveError>,
    reading: &Reading,
) {
    let id = archive["id"].as_str().unwrap().parse().unwrap();
    let json = &serde_json::to_vec(reading).unwrap();
    let (error, class) = (
        &error,
        reading
            .classification
            .as_ref()
            .map(|found| found.file_type.as_str()),
    );
    let done = t
        .write(|tx| async move {
            let outcome = ArchiveOutcome {
                status,
                error: error.clone(),
                class,
                reading: json,
            };
            t.settle_archive(&tx, &t.scope, id, &outcome).await
        })
        .await;
    assert!(done.unwrap());
}

fn path(archive: &Json) -> String {
    format!("/v1/archives/{}", archive["id"].as_str().unwrap())
}

async fn files_become_an_archive(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let made = send(&api, &user, "/v1/archives", json!({ "fileType": "PAYSLIP" })).await;
    assert_eq!(
        (&made["state"]["status"], &made["type"]),
        (&json!("STARTED"), &json!("PAYSLIP"))
    );
    assert_eq!(
        (&made["userId"], &made["uploadedBy"]),
        (&json!(user), &json!("TENANT"))
    );
    let raw = &made["rawFiles"][0];
    assert_eq!(
        (&raw["name"], &raw["format"], &raw["subType"]),
        (&json!("May.pdf"), &json!("PDF"), &json!("PAYSLIP"))
    );
    assert_eq!(raw["size"], 22);
    for nothing in ["classification", "analysis", "extraction", "validation"] {
        assert_eq!(made[nothing], Json::Null);
    }
    assert_eq!(api.get(&path(&made)).await.good().data()["id"], made["id"]);
    let tasks = api
        .get(&format!("/v1/tasks?sourceId={}", made["id"].as_str().unwrap()))
        .await;
    assert_eq!(tasks.items()[0]["type"], "ANALYZE_ARCHIVE");
    assert_eq!(tasks.items()[0]["metadata"]["sourceType"], "ARCHIVE");
    let jobs: Vec<String> = t.column("SELECT kind FROM jobs").await;
    assert_eq!(jobs, ["readArchive"]);
    assert_eq!(
        t.find(b"Marker Person").await,
        Vec::<String>::new(),
        "files are sealed"
    );

    // The contract's other name, no type, and nobody in particular
    let body = json!({ "files": [file(""), file("")] });
    let nobodys = api.post("/v1/archives", body).await.good();
    assert_eq!(nobodys.data()["type"], "OTHERS");
    assert_eq!(nobodys.data()["rawFiles"][1]["name"], "page-2.pdf");
    let new_user = nobodys.data()["userId"].as_str().unwrap();
    api.get(&format!("/v1/users/{new_user}")).await.good();
    let uploads = api.get(&format!("/v1/uploads?userId={user}")).await.good();
    assert_eq!(uploads.items()[0]["id"], made["id"]);
    assert!(uploads.items()[0].get("extraction").is_none());
}

async fn what_was_read_is_shown(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let made = send(&api, &user, "/v1/archives", json!({})).await;
    settle(t, &made, ArchiveStatus::Analyzed, None, &payslip()).await;
    assert_eq!(
        t.find(b"Marker Person").await,
        Vec::<String>::new(),
        "what was read is sealed"
    );
    let shown = api.get(&path(&made)).await.good();
    let shown = shown.data();
    assert_eq!(
        (&shown["state"]["status"], &shown["type"]),
        (&json!("ANALYZED"), &json!("PAYSLIP"))
    );
    assert_eq!(
        shown["classification"],
        json!({ "fileType": "PAYSLIP", "confidence": 0.75, "requestedType": null, "matches": null, "message": null })
    );
    let extraction = &shown["extraction"];
    assert_eq!(extraction["fileType"], "PAYSLIP");
    assert_eq!(extraction["analysis"]["netAmount"], 42_000);
    assert_eq!(extraction["analysis"]["endDate"], "2025-05-31");
    assert_eq!(extraction["analysis"]["grossAmount"], Json::Null);
    let field = &extraction["fields"]["netAmount"];
    assert_eq!((&field["value"], &field["page"]), (&json!(42_000), &json!(0)));
    assert_eq!(
        field["box"],
        json!({ "x": 0.5, "y": 0.25, "width": 0.125, "height": 0.03125 })
    );
    assert!(extraction["fields"].get("grossAmount").is_none());
    assert_eq!(extraction["payLines"][0]["kind"], "DEDUCTION");
    assert_eq!(shown["extractions"][1]["analysis"]["netAmount"], 43_000);
    assert_eq!(shown["analysis"]["employeeName"], "Marker Person");
    assert_eq!(shown["validation"]["computation"]["resultCode"], "PASSED");
    assert_eq!(shown["validation"]["fileType"], "PAYSLIP");
    assert_eq!(shown["pages"][0]["source"], "TEXT_LAYER");
}

async fn what_was_not_read_says_why(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let made = send(&api, &user, "/v1/archives", json!({})).await;
    let reading = Reading {
        problems: vec![Problem {
            file: 0,
            code: ProblemCode::Encrypted,
            message: "It wants a password.".into(),
        }],
        ..Reading::default()
    };
    let error = ArchiveError {
        code: ArchiveErrorCode::InvalidFieldFormat,
        reason: Some("ENCRYPTED".into()),
        message: "It wants a password.".into(),
    };
    settle(t, &made, ArchiveStatus::Error, Some(error), &reading).await;
    let shown = api.get(&path(&made)).await.good();
    let state = &shown.data()["state"];
    assert_eq!(
        (&state["status"], &state["errorCode"]),
        (&json!("ERROR"), &json!("INVALID_FIELD_FORMAT"))
    );
    assert_eq!(
        (&state["reason"], &state["errorMessage"]),
        (&json!("ENCRYPTED"), &json!("It wants a password."))
    );
    assert_eq!(shown.data()["rawFiles"][0]["problem"]["code"], "ENCRYPTED");
    assert_eq!(shown.data()["extraction"], Json::Null);
}

async fn another_type_than_was_said_is_told(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let made = send(&api, &user, "/v1/archives", json!({ "fileType": "WATER_BILL" })).await;
    settle(t, &made, ArchiveStatus::Analyzed, None, &payslip()).await;
    let shown = api.get(&path(&made)).await.good();
    let (shown, found) = (shown.data(), &shown.data()["classification"]);
    assert_eq!(
        (&shown["type"], &found["requestedType"]),
        (&json!("WATER_BILL"), &json!("WATER_BILL"))
    );
    assert_eq!(
        (&found["fileType"], &found["matches"]),
        (&json!("PAYSLIP"), &json!(false))
    );
    assert_eq!(
        found["message"],
        "This was sent as water bill; by what stands on it, it is payslip."
    );
    assert_eq!(shown["extraction"]["fileType"], "PAYSLIP");
}

async fn only_a_class_is_shown_to_who_asked_for_it(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let made = send(&api, &user, "/v1/archives/classify", json!({})).await;
    settle(t, &made, ArchiveStatus::Analyzed, None, &payslip()).await;
    let shown = api.get(&path(&made)).await.good();
    assert_eq!(shown.data()["classification"]["fileType"], "PAYSLIP");
    for nothing in ["analysis", "extraction", "validation"] {
        assert_eq!(shown.data()[nothing], Json::Null);
    }
    let tasks = api.get("/v1/tasks").await;
    assert_eq!(tasks.items()[0]["type"], "CLASSIFY_ARCHIVE");
}

async fn wrong_requests_are_refused(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let stranger = api.new_user(&t.other_tenant).await.id;
    let refused = [
        (json!({}), "rawFiles must have at least one file"),
        (json!([]), "the body is wrong: "),
        (
            json!({ "rawFiles": [{ "fileContent": PDF }] }),
            "rawFiles[0] is wrong: missing field `fileExtensionType`",
        ),
        (
            json!({ "rawFiles": [{ "fileContent": PDF, "fileExtensionType": "EXE" }] }),
            "rawFiles[0].fileExtensionType is wrong: unknown variant",
        ),
        (
            json!({ "rawFiles": [{ "fileContent": "!", "fileExtensionType": "PDF" }] }),
            "rawFiles[0].fileContent must be base64",
        ),
        (
            json!({ "rawFiles": [file("")], "fileType": "NAPKIN" }),
            "fileType is wrong: 'NAPKIN'",
        ),
        (
            json!({ "rawFiles": [file("")], "userId": "x" }),
            "userId is wrong: ",
        ),
    ];
    for (body, message) in refused {
        api.post("/v1/archives", body)
            .await
            .refused(400, "INVALID_PARAMETERS", message);
    }
    let unknown = json!({ "userId": stranger, "rawFiles": [file("")] });
    api.post("/v1/archives", unknown)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no user");
    let plain = Request::post("/v1/archives")
        .header(header::AUTHORIZATION, "Basic b3duLWtleTpvd24tc2VjcmV0")
        .header(header::CONTENT_TYPE, "text/plain");
    let reply = api.send(plain.body(Body::from("{}")).unwrap()).await;
    reply.refused(415, "UNSUPPORTED_TYPE", "send the body as JSON");
    let broken = Request::post("/v1/archives")
        .header(header::AUTHORIZATION, "Basic b3duLWtleTpvd24tc2VjcmV0")
        .header(header::CONTENT_TYPE, "application/json");
    let reply = api
        .send(broken.body(Body::from("{\"rawFiles\": [")).unwrap())
        .await;
    reply.refused(400, "INVALID_PARAMETERS", "the body is not JSON: ");
    assert_eq!((t.count("archives").await, t.count("jobs").await), (0, 0));
    // More than the usual megabyte is taken here
    let megabytes = format!("{PDF}{}", " ".repeat(3 * 1024 * 1024));
    let large =
        json!({ "userId": user, "rawFiles": [{ "fileContent": megabytes, "fileExtensionType": "PDF" }] });
    api.post("/v1/archives", large).await.good();
}

async fn download(api: &Api<'_>, url: &str) -> (u16, Vec<u8>, axum::http::HeaderMap) {
    let path = url.strip_prefix("http://127.0.0.1:8080").unwrap();
    let request = Request::builder()
        .method(Method::GET)
        .uri(path)
        .body(Body::empty())
        .unwrap();
    let response = tower::ServiceExt::oneshot(crate::router(api.state.clone()), request)
        .await
        .unwrap();
    let (parts, body) = response.into_parts();
    let bytes = http_body_util::BodyExt::collect(body).await.unwrap().to_bytes();
    (parts.status.as_u16(), bytes.to_vec(), parts.headers)
}

async fn a_files_address_is_signed_and_expires(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let body = json!({ "userId": user, "rawFiles": [file("Año \"x\"; a=b.pdf")] });
    let made = api.post("/v1/archives", body).await.good();
    let url = made.data()["rawFiles"][0]["url"].as_str().unwrap().to_owned();
    let (status, content, headers) = download(&api, &url).await;
    assert_eq!((status, &content[..]), (200, &b"%PDF-1.7 Marker Person"[..]));
    for (name, value) in [
        ("content-type", "application/pdf"),
        (
            "content-disposition",
            "attachment; filename*=UTF-8''A%C3%B1o%20%22x%22%3B%20a%3Db%2Epdf",
        ),
        ("cache-control", "private, no-store"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    let other = send(&api, &user, "/v1/archives", json!({})).await;
    let others = other["rawFiles"][0]["url"].as_str().unwrap();
    let (before, signature) = others.split_once("&signature=").unwrap();
    let flipped = if signature.starts_with('0') { "1" } else { "0" };
    let (mine, _) = url.split_once("&signature=").unwrap();
    for forged in [
        format!("{before}&signature={flipped}{}", &signature[1..]),
        format!("{mine}&signature={signature}"),
        format!("{before}0&signature={signature}"),
        format!("{before}&signature="),
    ] {
        let (status, body, _) = download(&api, &forged).await;
        assert_eq!(status, 403, "{}", String::from_utf8_lossy(&body));
    }
    assert_eq!(download(&api, before).await.0, 400, "without a signature");
    t.wait(std::time::Duration::from_secs(15 * 60 + 1));
    let (status, body, _) = download(&api, &url).await;
    assert_eq!(status, 403);
    assert!(String::from_utf8_lossy(&body).contains("has expired"));
    let again = api.get(&path(made.data())).await.good();
    let fresh = again.data()["rawFiles"][0]["url"].as_str().unwrap().to_owned();
    assert_eq!(download(&api, &fresh).await.0, 200);
    api.delete(&path(made.data())).await.good();
    assert_eq!(download(&api, &fresh).await.0, 404);
}

async fn archives_are_filtered(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let other = api.new_user(&t.scope).await.id;
    let slip = send(&api, &user, "/v1/archives", json!({ "fileType": "PAYSLIP" })).await;
    let bill = send(&api, &user, "/v1/archives", json!({ "fileType": "WATER_BILL" })).await;
    send(&api, &other, "/v1/archives", json!({ "fileType": "WATER_BILL" })).await;
    let list = async |query: &str| {
        let list = api
            .get(&format!("/v1/archives?userId={user}{query}"))
            .await
            .good();
        list.items()
            .iter()
            .map(|item| item["id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(list("").await, [bill["id"].clone(), slip["id"].clone()]);
    assert_eq!(list("&fileType=PAYSLIP").await, [slip["id"].clone()]);
    assert_eq!(list("&startDate=2026-01-16").await, [] as [Json; 0]);
    assert_eq!(list("&endDate=2026-01-15").await.len(), 2);
    let first = api
        .get(&format!("/v1/archives?userId={user}&size=1"))
        .await
        .good();
    let cursor = first.data()["nextCursor"].as_str().unwrap();
    assert_eq!(
        list(&format!("&size=1&cursor={cursor}")).await,
        [slip["id"].clone()]
    );
    let stale = api.get(&format!("/v1/archives?cursor={cursor}")).await;
    stale.refused(400, "INVALID_PARAMETERS", "");
    let unknown = api.get("/v1/archives?fileType=NAPKIN").await;
    unknown.refused(400, "INVALID_PARAMETERS", "fileType must be");
}

async fn revoking_erases(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let made = send(&api, &user, "/v1/archives", json!({})).await;
    settle(t, &made, ArchiveStatus::Analyzed, None, &payslip()).await;
    for _ in 0..2 {
        api.delete(&path(&made)).await.good();
        let shown = api.get(&path(&made)).await.good();
        assert_eq!(shown.data()["state"]["status"], "REVOKED");
        assert_eq!(shown.data()["rawFiles"], json!([]));
        for nothing in ["classification", "analysis", "extraction", "validation"] {
            assert_eq!(shown.data()[nothing], Json::Null);
        }
    }
    let events: Vec<String> = t.column("SELECT kind FROM events ORDER BY id").await;
    assert_eq!(events, ["ARCHIVE_STARTED", "TASK_STARTED", "ARCHIVE_REVOKED"]);
}

async fn file_types_are_listed(t: &TestStore) {
    let api = Api::new(t).await;
    let all = api.get("/v1/fileTypes?size=150").await.good();
    assert_eq!(all.items().len(), 11);
    let payslip = &all.items()[0];
    assert_eq!(
        (&payslip["type"], &payslip["ocr"]),
        (&json!("PAYSLIP"), &json!(true))
    );
    assert_eq!(
        payslip["supported"],
        json!(["IDENTITIES", "EMPLOYMENTS", "INCOMES", "DOCUMENTS"])
    );
    let logo = payslip["logoUrl"].as_str().unwrap();
    let (status, body, headers) = download(&api, logo).await;
    assert_eq!(
        (status, headers["content-type"].to_str().unwrap()),
        (200, "image/svg+xml")
    );
    assert!(String::from_utf8_lossy(&body).contains("Payslip"));
    assert_eq!(api.get("/v1/fileTypes?ocr=false").await.good().items().len(), 4);
    assert_eq!(
        api.get("/v1/fileTypes?active=false").await.good().items().len(),
        0
    );
    let one = api.get("/v1/fileTypes?type=WATER_BILL").await.good();
    assert_eq!(one.items().len(), 1);
    let first = api.get("/v1/fileTypes").await.good();
    let cursor = first.data()["nextCursor"].as_str().unwrap();
    assert_eq!(
        api.get(&format!("/v1/fileTypes?cursor={cursor}"))
            .await
            .good()
            .items()
            .len(),
        1
    );
}
