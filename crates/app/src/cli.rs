//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use openwink_model::ids::TenantId;

use crate::reader::Work;

/// A self-hosted platform for user-permissioned employment and income data.
#[derive(Debug, Parser)]
#[command(
    name = "openwink",
    version,
    about = "A self-hosted platform for user-permissioned employment and income data",
    disable_help_subcommand = true,
    after_help = "Without a command, `serve`. No setting is required; `openwink config` shows them all.\n\
                  An error ends a command with the code 1, a wrong command line with 2."
)]
pub struct Cli {
    /// Settings file; by default openwink.toml in this folder, where there is one
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Serve the API, the widget and the portal, and do the background work, in one process
    Serve {
        /// Leave the background work to `openwink worker` processes
        #[arg(long)]
        no_worker: bool,
    },

    /// Do the background work alone, beside `serve --no-worker` on the same PostgreSQL database
    Worker,

    /// Bring the databases' schema up to date, then stop; `serve` does it too
    Migrate,

    /// Check everything that Openwink depends on, and say what to do about what is wrong
    Doctor,

    /// The signed chain of what people agreed to and took back, and of what was erased
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },

    /// Write a consistent copy of databases, keys and files while Openwink runs
    Backup {
        /// Folder to write to; made if missing, and must be empty
        #[arg(value_name = "DIR")]
        to: PathBuf,
    },

    /// Show the settings in force and where each came from
    Config {
        /// Write the reference of all settings instead, as Markdown
        #[arg(long)]
        reference: bool,
    },

    /// Write the OpenAPI document of the API
    Openapi {
        /// Write the document of what the Developer Portal's pages call instead
        #[arg(long)]
        portal: bool,
    },

    /// Look after the master key
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },

    /// See who uses this installation, and say who works in production
    Tenants {
        #[command(subcommand)]
        command: TenantsCommand,
    },

    /// Help with the Developer Portal
    Portal {
        #[command(subcommand)]
        command: PortalCommand,
    },

    /// Read documents as the server would, and write what is found as JSON
    Read {
        /// Files that belong together: the pages of one document, or several documents
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Folder for pictures of the pages with what was found outlined
        #[arg(long, value_name = "DIR")]
        picture: Option<PathBuf>,
        /// Folder of the recognition models; by default the one in the settings
        #[arg(long, value_name = "DIR")]
        models: Option<PathBuf>,
    },

    /// Look into the mailbox that mail goes to where no mail server is set
    Mail {
        #[command(subcommand)]
        what: MailCommand,
    },

    /// What the server starts to open a stranger's files
    #[command(hide = true)]
    ReadWorker(Work),
}

#[derive(Debug, Clone, Subcommand)]
pub enum AuditCommand {
    /// Print the public key that the chain is checked with
    Key,

    /// Write the chain to a file, an entry a line
    Export {
        /// File to write to; `-` for standard output
        #[arg(value_name = "FILE")]
        to: PathBuf,
        /// Of one tenant; by default of all
        #[arg(long, value_name = "ID")]
        tenant: Option<TenantId>,
    },

    /// Check a file that was exported, without the installation
    Verify {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The public key, as `openwink audit key` printed it, or a file that holds it; by default FILE.key
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
}

#[derive(Debug, Clone, Subcommand)]
pub enum KeysCommand {
    /// Show which master key is in use, which processes hold it, and what former ones still wrap
    Status,

    /// Change the master key while everything runs; goes on where it was cut off
    Rotate(RotateOptions),

    /// End a change whose new key had to be put in place by hand: afterwards the former key is not needed
    Finish,
}

#[derive(Debug, Clone, Default, Args)]
pub struct RotateOptions {
    /// File that holds the new key; by default one is made, and takes the place of the former key's file at the end
    #[arg(long, value_name = "FILE", conflicts_with = "new_key_command")]
    pub new_key_file: Option<PathBuf>,
    /// Command that writes the new key to its standard output
    #[arg(long, value_name = "COMMAND")]
    pub new_key_command: Option<String>,
    /// Let recovery codes end that were made by a version that could not carry them over
    #[arg(long)]
    pub forget_recovery_codes: bool,
}

#[derive(Debug, Clone, Subcommand)]
pub enum MailCommand {
    /// List what the mailbox holds, newest first
    List,

    /// Show one mail as text
    Show {
        /// The mail's id, as `list` shows it
        #[arg(value_name = "ID")]
        id: String,
    },

    /// Print the address of the mailbox's page, which opens it for a day
    Page,

    /// Check that the mail server answers and takes the log-in
    Check,
}

#[derive(Debug, Clone, Subcommand)]
pub enum TenantsCommand {
    /// List all tenants, with what those say who ask for production
    List,

    /// Let a tenant work in production
    Approve {
        /// The tenant's id, as `openwink tenants list` shows it
        #[arg(value_name = "ID")]
        id: TenantId,
    },

    /// Refuse production to a tenant, or take it back
    Refuse {
        /// The tenant's id, as `openwink tenants list` shows it
        #[arg(value_name = "ID")]
        id: TenantId,
    },
}

#[derive(Debug, Clone, Subcommand)]
pub enum PortalCommand {
    /// Print a link that makes an owner of a tenant, once
    SetupLink {
        /// Of which tenant; by default the one that the first start made
        #[arg(long, value_name = "ID")]
        tenant: Option<TenantId>,
    },
}

impl Cli {
    pub fn command(&self) -> Command {
        self.command
            .clone()
            .unwrap_or(Command::Serve { no_worker: false })
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        <super::Cli as CommandFactory>::command().debug_assert();
    }
}
