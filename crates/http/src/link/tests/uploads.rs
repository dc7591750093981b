//! Uploads: what is taken, what is not, and what becomes of it.

use axum::{
    body::Body,
    http::{Request, header},
};
use openwink_model::{
    accounts::{ArchiveErrorCode, ArchiveStatus},
    ids::{ArchiveId, SourceId, TypedId},
};
use openwink_store::{ArchiveError, ArchiveOutcome, NewFile, StoreError};
use openwink_testkit::{
    TestStore, on_both,
    records::{day, income},
};
use serde_json::json;

use super::{Wink, signals};
use crate::tests::Reply;

on_both!(
    files_become_an_archive,
    other_files_are_refused,
    an_upload_needs_its_step,
    only_some_uploads_are_taken_at_once,
    what_becomes_no_archive_is_erased,
    what_became_of_an_upload_is_shown,
);

const PDF: &[u8] = b"%PDF-1.7 a marked payslip";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a picture";

fn form(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map_or(String::new(), |file| format!("; filename=\"{file}\""));
        let head = format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--line--\r\n");
    body
}

impl Wink<'_> {
    async fn upload(&self, parts: &[(&str, Option<&str>, &[u8])]) -> Reply {
        let request = Request::post("/link/v1/archives")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.session))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line");
        self.api
            .send(request.body(Body::from(form(parts))).unwrap())
            .await
    }

    async fn at_upload(&self) {
        self.good("showFileTypes", json!({})).await;
        let view = self
            .good("chooseFileType", json!({ "fileType": "PAYSLIP" }))
            .await;
        assert_eq!(
            (&view["step"], &view["fileType"]),
            (&json!("UPLOAD"), &json!("PAYSLIP"))
        );
    }
}

async fn files_become_an_archive(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.at_upload().await;
    let reply = wink
        .upload(&[
            ("fileType", None, b"PAYSLIP"),
            ("note", None, b"what nobody asked for"),
            ("file", Some("../May.exe"), PDF),
            ("file", Some("page 2.png"), PNG),
        ])
        .await
        .good();
    assert_eq!(reply.status.as_u16(), 201);
    let view = reply.data();
    assert_eq!(view["step"], "UPLOAD_DONE");
    let archive = &view["archives"][0];
    assert_eq!(
        (&archive["status"], &archive["fileType"], &archive["typeLabel"]),
        (&json!("STARTED"), &json!("PAYSLIP"), &json!("Payslip"))
    );
    assert_eq!(
        archive["files"],
        json!([{ "name": "May.exe", "size": PDF.len() }, { "name": "page 2.png", "size": PNG.len() }])
    );
    assert_eq!(signals(view), ["uploadsCreated"]);
    assert_eq!(view["signals"][0]["uploads"], json!([archive["id"]]));
    assert_eq!(wink.events().await, ["ARCHIVE_STARTED", "TASK_STARTED"]);
    assert_eq!(
        t.find(b"a marked payslip").await,
        Vec::<String>::new(),
        "files are sealed"
    );

    let view = wink.good("revoke", json!({ "sourceId": archive["id"] })).await;
    assert_eq!(
        (&view["fileType"], &view["provider"]),
        (&json!("PAYSLIP"), &json!(null))
    );
    let view = wink.good("confirmRevoke", json!({})).await;
    assert_eq!(view["archives"], json!([]));
    assert_eq!(signals(&view), ["uploadsCreated", "uploadsRemoved"]);
}

async fn other_files_are_refused(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.at_upload().await;
    let kind: (&str, Option<&str>, &[u8]) = ("fileType", None, b"PAYSLIP");
    let file = |content| ("file", Some("a.pdf"), content);
    let large = [PDF, &vec![b' '; 15 * 1024 * 1024]].concat();
    let mut many = vec![kind];
    many.extend([file(PDF); 11]);
    for (parts, message) in [
        (vec![file(PDF)], "fileType is missing"),
        (vec![kind], "file is missing"),
        (
            vec![("fileType", None, &b"BANK_STATEMENT"[..]), file(PDF)],
            "fileType must be PAYSLIP",
        ),
        (
            vec![kind, file(PDF), file(b"MZ\x90")],
            "file 2 must be a PDF, PNG, JPG, TIFF or HEIC",
        ),
        (vec![kind, file(b"")], "file 1 is empty"),
        (vec![kind, file(&large)], "file 1 must not be larger than 15 MB"),
        (many, "file must come at most 10 times"),
    ] {
        wink.upload(&parts)
            .await
            .refused(400, "INVALID_PARAMETERS", message);
    }
    let json = wink
        .call(axum::http::Method::POST, "/archives", Some(&json!({})))
        .await;
    json.refused(415, "UNSUPPORTED_TYPE", "send the files as multipart/form-data");
    assert_eq!((t.count("archives").await, t.count("raw_files").await), (0, 0));
    assert_eq!(wink.view().await["step"], "UPLOAD");
}

async fn an_upload_needs_its_step(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    let parts: [(&str, Option<&str>, &[u8]); 2] = [("fileType", None, b"PAYSLIP"), ("file", Some("a"), PDF)];
    wink.upload(&parts)
        .await
        .refused(400, "INVALID_PARAMETERS", "that does not fit the step");
    wink.at_upload().await;
    let wink = Wink::reopen(wink.api, wink.user, json!({ "enableUpload": false })).await;
    wink.upload(&parts)
        .await
        .refused(400, "INVALID_PARAMETERS", "that does not fit the step");
}

async fn only_some_uploads_are_taken_at_once(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.at_upload().await;
    // It answers only when the fifth had a place for a moment; then it tries again
    let slow = || async {
        loop {
            let silent = futures_util::stream::pending::<Result<axum::body::Bytes, std::io::Error>>();
            let request = Request::post("/link/v1/archives")
                .header(header::AUTHORIZATION, format!("Bearer {}", wink.session))
                .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line");
            let reply = wink
                .api
                .send(request.body(Body::from_stream(silent)).unwrap())
                .await;
            assert_eq!(reply.status.as_u16(), 503);
        }
    };
    let four = futures_util::future::join_all([slow(), slow(), slow(), slow()]);
    // Refused at its first part, so that it changes nothing while the four are not all there yet
    let fifth = async {
        // A slow one that came too late would hear so only after it has been silent for long
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let limit = std::time::Duration::from_secs(10);
        let turned_away = tokio::time::timeout(limit, async {
            loop {
                let reply = wink.upload(&[("fileType", None, b"OTHERS")]).await;
                if reply.status.as_u16() == 503 {
                    return reply;
                }
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        });
        turned_away.await.unwrap()
    };
    tokio::select! {
        _ = four => unreachable!("they never end by themselves"),
        reply = fifth => reply.refused(503, "SERVER_UNAVAILABLE", "too many uploads are under way"),
    };
    // Those that went away have left their places
    let parts: [(&str, Option<&str>, &[u8]); 2] = [("fileType", None, b"PAYSLIP"), ("file", Some("a"), PDF)];
    wink.upload(&parts).await.good();
}

async fn what_becomes_no_archive_is_erased(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.at_upload().await;
    let parts: [(&str, Option<&str>, &[u8]); 2] = [("fileType", None, b"PAYSLIP"), ("file", Some("a"), PDF)];
    wink.upload(&parts).await.good();
    let jobs: Vec<String> = t.column("SELECT kind FROM jobs").await;
    assert_eq!(jobs, ["readArchive"], "an archive keeps its files");

    // A process that dies after it has written the files leaves the job that erases them
    let archive = t.ambient().id::<ArchiveId>();
    let file = NewFile {
        name: "a".into(),
        format: "PDF",
        sub_type: None,
        content: PDF.to_vec(),
    };
    let (guard, files) = t.put_files(archive, vec![file]).await.unwrap().into_parts();
    let bodies: Vec<String> = t.column("SELECT body FROM jobs WHERE kind = 'erase'").await;
    assert_eq!(bodies.len(), 1);
    for id in [archive.uuid().to_string(), files[0].0.id.to_string()] {
        assert!(bodies[0].contains(&id), "{id} in {}", bodies[0]);
    }
    t.wait(std::time::Duration::from_secs(3601));
    let lease = std::time::Duration::from_secs(60);
    assert_eq!(
        t.claim_jobs(openwink_store::Lane::Rest, 10, lease).await.unwrap()[0].id,
        guard
    );
    // From then on no archive can be made of them
    let late = t.write(|tx| async move { t.cancel_job(&tx, guard).await }).await;
    assert!(matches!(late, Err(StoreError::Stale)));
}

async fn what_became_of_an_upload_is_shown(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    let parts: [(&str, Option<&str>, &[u8]); 2] = [("fileType", None, b"PAYSLIP"), ("file", Some("a"), PDF)];
    let mut sent = Vec::new();
    for _ in 0..2 {
        wink.at_upload().await;
        let view = wink.upload(&parts).await.good().data().clone();
        assert_eq!(view["archive"]["status"], "STARTED");
        assert_eq!(view["found"], json!(null));
        sent.push(
            view["archive"]["id"]
                .as_str()
                .unwrap()
                .parse::<ArchiveId>()
                .unwrap(),
        );
        let (id, user) = (sent[sent.len() - 1], &wink.user);
        let first = sent.len() == 1;
        t.write(|tx| async move {
            let error = (!first).then(|| ArchiveError {
                code: ArchiveErrorCode::InvalidFieldFormat,
                reason: Some("ENCRYPTED".into()),
                message: "It wants a password.".into(),
            });
            let outcome = ArchiveOutcome {
                status: if first {
                    ArchiveStatus::Analyzed
                } else {
                    ArchiveStatus::Error
                },
                error,
                class: first.then_some("WATER_BILL"),
                reading: b"{}",
            };
            t.settle_archive(&tx, &t.scope, id, &outcome).await?;
            if first {
                let pay = income("Employer", day(1), 100).into();
                t.add_records(&tx, &t.scope, user, SourceId::Archive(id), "archive", &[pay])
                    .await?;
            }
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
        let view = wink.view().await;
        assert_eq!(view["step"], "UPLOAD_DONE");
        match first {
            true => {
                assert_eq!(view["archive"]["status"], "ANALYZED");
                assert_eq!(view["archive"]["otherType"], "WATER_BILL");
                assert_eq!(
                    (&view["found"]["payslips"], &view["found"]["documents"]),
                    (&json!(1), &json!(0))
                );
            }
            false => {
                assert_eq!(
                    (&view["archive"]["status"], &view["archive"]["reason"]),
                    (&json!("ERROR"), &json!("ENCRYPTED"))
                );
                assert_eq!(view["found"], json!(null));
            }
        }
    }
}
