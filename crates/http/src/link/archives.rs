//! `POST /archives`: files that the person uploads together.

use std::time::Duration;

use axum::{
    Extension,
    body::Bytes,
    extract::{
        FromRequest, Multipart, Request, State as Shared,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};
use openwink_documents::Format;
use openwink_model::{
    ids::{ArchiveId, TypedId},
    link::State,
};
use openwink_store::NewFile;

use super::{
    apply::{self, Act},
    file_types::FileType,
    look,
    offer::Offer,
    session::Session,
    shapes::View,
};
use crate::{
    AppState, Problem,
    envelope::Created,
    problem::Code,
    upload::{FORMATS, MOST_BYTES, MOST_FILES, Uploads, file_name},
};

/// All files, and what multipart puts around them.
pub const BODY_LIMIT: usize = MOST_FILES * MOST_BYTES + 1024 * 1024;
const LONGEST_WORD: usize = 100;
/// After how long without a byte an upload is given up.
const SILENCE: Duration = Duration::from_secs(30);

pub async fn create(
    Shared(state): Shared<AppState>,
    Session(session): Session,
    Extension(uploads): Extension<Uploads>,
    request: Request,
) -> Result<Created<View>, Problem> {
    let mut form = Multipart::from_request(request, &state).await.map_err(|_| {
        Problem::new(
            Code::UnsupportedType,
            "send the files as multipart/form-data: fileType, then one to ten parts named file",
        )
    })?;
    let read = async {
        let place = uploads.place()?;
        let wanted = wanted(&state, &session).await?;
        let files = read(&mut form, wanted).await?;
        Ok::<_, Problem>((place, wanted, files))
    };
    let (_place, wanted, files) = match read.await {
        Ok(read) => read,
        Err(problem) => {
            // Nobody who has gone silent waits for the answer
            if problem.code() != Code::TimeLimitExceeded {
                drain(&mut form).await;
            }
            return Err(problem);
        }
    };

    let store = state.store();
    let archive: ArchiveId = state.ambient().id();
    let (guard, files) = store.put_files(archive, files).await?.into_parts();
    let ids: Vec<_> = files.iter().map(|(file, _)| file.id).collect();
    let act = Act::Upload {
        archive,
        file_type: wanted.id.to_owned(),
        guard,
        files,
    };
    if let Err(problem) = apply::apply(&state, &session.scope, &session.user, &act).await {
        // The job that was written before the files erases them later where it cannot be done now
        if let Err(error) = store.finish_erasure(archive.uuid(), &ids).await {
            tracing::warn!(%error, "files of a refused upload were left behind");
        }
        return Err(problem);
    }
    Ok(Created(look::now(&state, &session).await?))
}

/// The file type that the wizard is at.
async fn wanted(
    state: &AppState,
    session: &openwink_store::LinkSession,
) -> Result<&'static FileType, Problem> {
    let link = state.store().link_now(&session.scope, &session.user).await?;
    match &link.state {
        State::Upload { file_type } => {
            let offer = Offer::new(state, session);
            let known = offer.file_type(file_type).filter(|_| offer.uploads());
            known.ok_or_else(apply::refused)
        }
        _ => Err(apply::refused()),
    }
}

async fn read(form: &mut Multipart, wanted: &FileType) -> Result<Vec<NewFile>, Problem> {
    let mut files = Vec::new();
    let mut typed = false;
    while let Some(mut field) = next_field(form).await? {
        match field.name() {
            Some("fileType") => {
                let given = text(field).await?;
                if given != wanted.id {
                    return Err(Problem::field(
                        "fileType",
                        format_args!("must be {}, which the person has chosen", wanted.id),
                    ));
                }
                typed = true;
            }
            Some("file") if files.len() == MOST_FILES => {
                return Err(Problem::field(
                    "file",
                    format_args!("must come at most {} times", MOST_FILES),
                ));
            }
            Some("file") => {
                let file = file(field, files.len()).await?;
                files.push(file);
            }
            // A field that we do not know is skipped
            _ => while chunk(&mut field).await?.is_some() {},
        }
    }
    match (typed, files.is_empty()) {
        (true, false) => Ok(files),
        (false, _) => Err(Problem::field("fileType", "is missing")),
        (_, true) => Err(Problem::field("file", "is missing")),
    }
}

async fn file(mut field: Field<'_>, position: usize) -> Result<NewFile, Problem> {
    let path = format!("file {}", position + 1);
    let given = field.file_name().unwrap_or_default().to_owned();
    let mut content = Vec::new();
    while let Some(chunk) = chunk(&mut field).await? {
        if content.len() + chunk.len() > MOST_BYTES {
            return Err(Problem::field(&path, "must not be larger than 15 MB"));
        }
        content.extend_from_slice(&chunk);
    }
    if content.is_empty() {
        return Err(Problem::field(&path, "is empty"));
    }
    let format = Format::of(&content).ok_or_else(|| Problem::field(&path, FORMATS))?;
    Ok(NewFile {
        name: file_name(&given, position, format),
        format: format.as_str(),
        sub_type: None,
        content,
    })
}

async fn text(mut field: Field<'_>) -> Result<String, Problem> {
    let mut text = Vec::new();
    while let Some(chunk) = chunk(&mut field).await? {
        text.extend_from_slice(&chunk);
        if text.len() > LONGEST_WORD {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Reads the rest and throws it away, so that the browser has sent everything and reads the answer instead of meeting
/// a closed connection. The body limit bounds it.
async fn drain(form: &mut Multipart) {
    while let Ok(Some(mut field)) = next_field(form).await {
        while let Ok(Some(_)) = chunk(&mut field).await {}
    }
}

async fn next_field(form: &mut Multipart) -> Result<Option<Field<'_>>, Problem> {
    in_time(form.next_field()).await
}

async fn chunk(field: &mut Field<'_>) -> Result<Option<Bytes>, Problem> {
    in_time(field.chunk()).await
}

async fn in_time<T>(read: impl Future<Output = Result<T, MultipartError>>) -> Result<T, Problem> {
    match tokio::time::timeout(SILENCE, read).await {
        Ok(read) => read.map_err(broken),
        Err(_elapsed) => {
            let seconds = SILENCE.as_secs();
            let message = format!("nothing of the upload came for {seconds} s");
            Err(Problem::new(Code::TimeLimitExceeded, message))
        }
    }
}

fn broken(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::field("the upload", "must have at most 10 files of at most 15 MB each")
        }
        _ => Problem::invalid("the upload ended before it was complete, or is no multipart/form-data"),
    }
}
