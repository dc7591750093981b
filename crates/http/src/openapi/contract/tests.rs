//! The check itself: that it sees what goes missing.

use serde_json::json;

use super::*;

fn contract() -> Value {
    json!({
        "paths": { "/users": { "get": {
            "operationId": "list-users",
            "parameters": [{ "name": "size", "in": "query", "schema": { "type": "integer", "maximum": 150 } }],
            "responses": { "200": { "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/User" },
            } } } },
        } }, "/links": { "get": {} } },
        "components": { "schemas": {
            "User": { "type": "object", "required": ["id"], "properties": {
                "id": { "type": "string" },
                "gender": { "type": "string", "enum": ["Male", "Female", null] },
                "score": { "type": "number", "nullable": true },
            } },
        } },
    })
}

fn ours() -> Value {
    let mut ours = contract();
    ours["components"]["schemas"]["User"]["properties"] = json!({
        "id": { "type": "string" },
        "gender": { "anyOf": [{ "$ref": "#/components/schemas/Gender" }, { "type": "null" }] },
        "score": { "type": ["integer", "null"] },
        "more": { "type": "string" },
    });
    ours["components"]["schemas"]["Gender"] =
        json!({ "type": "string", "enum": ["Female", "Male", "Other"] });
    ours
}

fn lacking(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut ours = ours();
    change(&mut ours);
    missing(&ours, &contract(), &["/links"])
}

#[test]
fn more_is_allowed() {
    assert_eq!(lacking(|_| {}), Vec::<String>::new());
    let without_links = lacking(|ours| drop(ours["paths"].as_object_mut().unwrap().remove("/links")));
    assert_eq!(without_links, Vec::<String>::new());
}

#[test]
fn less_is_not() {
    let user = "/components/schemas/User";
    let remove = |pointer: &'static str, name: &'static str| {
        lacking(|ours| {
            let object = ours.pointer_mut(pointer).and_then(Value::as_object_mut).unwrap();
            object.remove(name).unwrap();
        })
    };
    let at = "get /users 200";
    assert_eq!(
        remove("/components/schemas/User/properties", "score"),
        [format!("{at}.score: the property")]
    );
    assert_eq!(
        remove(user, "required"),
        [format!("{at}.id: that it is required")]
    );
    assert_eq!(remove("/paths", "/users"), ["get /users: the operation"]);
    let set =
        |pointer: &'static str, value: Value| lacking(|ours| *ours.pointer_mut(pointer).unwrap() = value);
    assert_eq!(
        set("/components/schemas/Gender/enum", json!(["Male"])),
        [format!("{at}.gender: the word Female")]
    );
    assert_eq!(
        set(
            "/components/schemas/User/properties/id/type",
            json!(["string", "null"])
        ),
        [format!("{at}.id: that it is never null")]
    );
    assert_eq!(
        set("/components/schemas/User/properties/id/type", json!("integer")),
        [format!("{at}.id: type string, ours is {{\"integer\"}}")]
    );
    assert_eq!(
        set("/paths/~1users/get/parameters/0/schema/maximum", json!(100)),
        ["get /users ?size: maximum 150"]
    );
    assert_eq!(
        set("/paths/~1users/get/parameters/0/name", json!("limit")),
        ["get /users ?size: the parameter"]
    );
}

#[test]
fn one_of_several_shapes_has_to_fit() {
    let shapes = |more: &[&str]| {
        let shape = |inner: &str| {
            json!({ "type": "object", "properties": { "inner": {
            "type": "object", "properties": { inner: { "type": "string" } },
        } } })
        };
        let shapes: Vec<Value> = more.iter().map(|inner| shape(inner)).collect();
        let mut document = contract();
        document["components"]["schemas"]["User"] = json!({ "oneOf": shapes });
        document
    };
    assert!(missing(&shapes(&["b", "a", "c"]), &shapes(&["a", "b"]), &["/links"]).is_empty());
    assert_eq!(
        missing(&shapes(&["a"]), &shapes(&["a", "b"]), &["/links"]),
        ["get /users 200.inner.b: the property"]
    );
}
