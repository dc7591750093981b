//! Files in a JSON body, base64: what is taken, and how a body of so many megabytes is read without holding it three times.

use std::{borrow::Cow, fmt};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use openwink_documents::Format;
use openwink_model::{ids::UserId, text_enum};
use openwink_store::NewFile;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::shape::FileFormat;
use crate::{
    Problem,
    link::file_types,
    upload::{FORMATS, MOST_BYTES, MOST_FILES, file_name},
};

/// As lenient as the encoders of the world: padded or not.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A file's bytes, decoded while the body is read.
pub struct Content(Result<Vec<u8>, ()>);

impl Content {
    fn of(text: &str) -> Self {
        // What browsers make of a file begins with its type
        let text = match text.split_once(',') {
            Some((head, rest)) if head.starts_with("data:") && head.ends_with(";base64") => rest,
            _ => text,
        };
        let broken = |byte: &u8| byte.is_ascii_whitespace();
        // Mail's base64 is broken into lines
        let text: Cow<'_, [u8]> = match text.as_bytes().iter().any(broken) {
            true => Cow::Owned(text.bytes().filter(|byte| !broken(byte)).collect()),
            false => Cow::Borrowed(text.as_bytes()),
        };
        Self(BASE64.decode(text).map_err(drop))
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Content;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the file's bytes as base64")
            }

            fn visit_str<E>(self, text: &str) -> Result<Content, E> {
                Ok(Content::of(text))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl JsonSchema for Content {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FileContent".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "contentEncoding": "base64",
            "description": "The file's bytes as base64, 15 MB at most before encoding.",
        })
    }
}

text_enum! {
    /// What a file shows, where that matters.
    pub enum FileSubtype {
        Payslip = "PAYSLIP",
        PersonalInformation = "PERSONAL_INFORMATION",
        EmploymentInformation = "EMPLOYMENT_INFORMATION",
        TaxPayment = "TAX_PAYMENT",
        CompanyIdFront = "COMPANY_ID_FRONT",
        CompanyIdBack = "COMPANY_ID_BACK",
        CardFront = "CARD_FRONT",
        CardBack = "CARD_BACK",
    }
}

/// A file to send.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileObject {
    file_subtype: Option<FileSubtype>,
    file_name: Option<String>,
    /// What you take it for; what it is is told by its content.
    #[expect(dead_code, reason = "checked to be one of the words, and then not believed")]
    file_extension_type: FileFormat,
    file_content: Content,
}

/// `rawFiles` and `files` are the same: send either.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveCreateRequest {
    /// Whose files these are. Without it a new user is made.
    pub user_id: Option<UserId>,
    /// What they are, as GET /fileTypes has it. Without it they are told apart by what stands on them.
    pub file_type: Option<String>,
    /// One to ten files, which belong together: the pages of one payslip, or several payslips.
    #[serde(default)]
    #[schemars(length(min = 1, max = 10))]
    raw_files: Vec<FileObject>,
    #[serde(default)]
    #[schemars(length(min = 1, max = 10))]
    files: Vec<FileObject>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveClassifyRequest {
    /// Whose files these are. Without it a new user is made.
    pub user_id: Option<UserId>,
    /// One to ten files, which belong together.
    #[serde(default)]
    #[schemars(length(min = 1, max = 10))]
    raw_files: Vec<FileObject>,
    #[serde(default)]
    #[schemars(length(min = 1, max = 10))]
    files: Vec<FileObject>,
}

/// What both requests are.
pub trait Sent: for<'de> Deserialize<'de> + JsonSchema {
    fn into_parts(self) -> (Option<UserId>, Option<String>, Vec<FileObject>, Vec<FileObject>);
}

impl Sent for ArchiveCreateRequest {
    fn into_parts(self) -> (Option<UserId>, Option<String>, Vec<FileObject>, Vec<FileObject>) {
        (self.user_id, self.file_type, self.raw_files, self.files)
    }
}

impl Sent for ArchiveClassifyRequest {
    fn into_parts(self) -> (Option<UserId>, Option<String>, Vec<FileObject>, Vec<FileObject>) {
        (self.user_id, None, self.raw_files, self.files)
    }
}

/// A request whose every file can be stored.
pub struct Checked {
    pub user: Option<UserId>,
    pub file_type: Option<String>,
    pub files: Vec<NewFile>,
}

pub fn check(request: impl Sent) -> Result<Checked, Problem> {
    let (user, file_type, raw_files, files) = request.into_parts();
    if let Some(unknown) = file_type
        .as_deref()
        .filter(|given| file_types::find(given).is_none())
    {
        let known: Vec<&str> = file_types::FILE_TYPES.iter().map(|known| known.id).collect();
        let unknown: String = unknown.chars().take(40).collect();
        return Err(Problem::field(
            "fileType",
            format_args!("is wrong: '{unknown}' is not one of {}", known.join(", ")),
        ));
    }
    let (name, sent) = match (raw_files.is_empty(), files.is_empty()) {
        (false, true) => ("rawFiles", raw_files),
        (true, false) => ("files", files),
        (true, true) => return Err(Problem::field("rawFiles", "must have at least one file")),
        (false, false) => {
            return Err(Problem::field(
                "files",
                "must be left out where rawFiles is given",
            ));
        }
    };
    if sent.len() > MOST_FILES {
        return Err(Problem::field(
            name,
            format_args!("must have at most {MOST_FILES} files"),
        ));
    }
    let checked = sent.into_iter().enumerate().map(|(at, file)| {
        let content_of = format!("{name}[{at}].fileContent");
        let refused = |expected: &str| Problem::field(&content_of, expected);
        let content = file.file_content.0.map_err(|()| refused("must be base64"))?;
        if content.is_empty() {
            return Err(refused("is empty"));
        }
        if content.len() > MOST_BYTES {
            return Err(refused("must not be larger than 15 MB"));
        }
        let format = Format::of(&content).ok_or_else(|| refused(FORMATS))?;
        Ok(NewFile {
            name: file_name(&file.file_name.unwrap_or_default(), at, format),
            format: format.as_str(),
            sub_type: file.file_subtype.map(|sub_type| sub_type.to_string()),
            content,
        })
    });
    Ok(Checked {
        user,
        file_type,
        files: checked.collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn checked(body: &Value) -> Result<Checked, String> {
        let request: ArchiveCreateRequest =
            serde_json::from_value(body.clone()).map_err(|error| error.to_string())?;
        check(request).map_err(|problem| problem.message().to_owned())
    }

    fn file(content: &str) -> Value {
        json!({ "fileExtensionType": "PDF", "fileContent": content })
    }

    // %PDF-1.7
    const PDF: &str = "JVBERi0xLjc=";

    #[test]
    fn base64_is_taken_as_the_world_writes_it() {
        for content in [
            PDF,
            "JVBERi0xLjc",
            "JVBERi0x\r\nLjc=\n",
            "data:application/pdf;base64,JVBERi0xLjc=",
        ] {
            let one = checked(&json!({ "rawFiles": [file(content)] })).unwrap();
            assert_eq!(one.files[0].content, b"%PDF-1.7", "{content}");
            assert_eq!(
                (one.files[0].format, one.files[0].name.as_str()),
                ("PDF", "page-1.pdf")
            );
        }
        // Escaped slashes, as PHP writes them
        let escaped = r#"{"files":[{"fileExtensionType":"PNG","fileContent":"iVBORw0KGgo\/\/w=="}]}"#;
        let one = checked(&serde_json::from_str(escaped).unwrap()).unwrap();
        assert_eq!(one.files[0].format, "PNG");
    }

    #[test]
    fn each_mistake_is_named() {
        for (body, message) in [
            (json!({}), "rawFiles must have at least one file"),
            (
                json!({ "rawFiles": [], "files": [] }),
                "rawFiles must have at least one file",
            ),
            (
                json!({ "rawFiles": [file(PDF)], "files": [file(PDF)] }),
                "files must be left out",
            ),
            (
                json!({ "files": vec![file(PDF); 11] }),
                "files must have at most 10 files",
            ),
            (
                json!({ "rawFiles": [file(PDF), file("%%")] }),
                "rawFiles[1].fileContent must be base64",
            ),
            (
                json!({ "rawFiles": [file("")] }),
                "rawFiles[0].fileContent is empty",
            ),
            (
                json!({ "rawFiles": [file("R0lGODlh")] }),
                "rawFiles[0].fileContent must be a PDF, PNG, JPG, TIFF or HEIC",
            ),
            (
                json!({ "rawFiles": [file(PDF)], "fileType": "NAPKIN" }),
                "fileType is wrong: 'NAPKIN' is not one of PAYSLIP, ",
            ),
        ] {
            let refused = checked(&body).err().unwrap();
            assert!(refused.starts_with(message), "{refused}");
        }
        let large = BASE64.encode(vec![b' '; MOST_BYTES + 1]);
        let refused = checked(&json!({ "rawFiles": [file(&large)] })).err().unwrap();
        assert_eq!(refused, "rawFiles[0].fileContent must not be larger than 15 MB");
    }
}
