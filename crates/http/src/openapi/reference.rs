pub const POLICY: &str = "default-src 'none'";
pub fn render(_: &serde_json::Value, _: &str) -> String { String::new() }
