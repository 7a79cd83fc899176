package dev.shangjia.platform.installations.scim;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What this interface can do, and what it knows of people and departments. Source: RFC 7643, 5 to
 * 7.
 */
final class ScimDescriptions {
  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
  private static final String TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
  private static final String PROVIDER =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String root;

  ScimDescriptions(String root) {
    this.root = root;
  }

  ObjectNode provider() {
    ObjectNode config = JSON.objectNode();
    config.putArray("schemas").add(PROVIDER);
    config.putObject("patch").put("supported", true);
    config
        .putObject("bulk")
        .put("supported", false)
        .put("maxOperations", 0)
        .put("maxPayloadSize", 0);
    config.putObject("filter").put("supported", true).put("maxResults", ScimListRequest.MOST);
    config.putObject("changePassword").put("supported", false);
    config.putObject("sort").put("supported", false);
    config.putObject("etag").put("supported", false);
    config
        .putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token")
        .put("description", "A token that an admin of the enterprise makes beside its directory.")
        .put("primary", true);
    meta(config, "ServiceProviderConfig", "/ServiceProviderConfig");
    return config;
  }

  List<ObjectNode> types() {
    return List.of(
        type("User", "/Users", ScimResources.USER), type("Group", "/Groups", ScimResources.GROUP));
  }

  private ObjectNode type(String name, String endpoint, String schema) {
    ObjectNode type = JSON.objectNode();
    type.putArray("schemas").add(TYPE);
    type.put("id", name).put("name", name).put("endpoint", endpoint).put("schema", schema);
    meta(type, "ResourceType", "/ResourceTypes/" + name);
    return type;
  }

  List<ObjectNode> schemas() {
    ObjectNode user = schema(ScimResources.USER, "User", "Somebody of the enterprise");
    attribute(user, "userName", "string", "readWrite", "server").put("required", true);
    ObjectNode name = attribute(user, "name", "complex", "readWrite", "none");
    sub(name, "formatted");
    attribute(user, "displayName", "string", "readWrite", "none");
    attribute(user, "title", "string", "readWrite", "none");
    attribute(user, "active", "boolean", "readWrite", "none");
    ObjectNode emails = attribute(user, "emails", "complex", "readWrite", "none");
    emails.put("multiValued", true);
    sub(emails, "value");
    sub(emails, "type");
    ObjectNode groups = attribute(user, "groups", "complex", "readOnly", "none");
    groups.put("multiValued", true);
    sub(groups, "value");
    sub(groups, "display");
    ObjectNode group = schema(ScimResources.GROUP, "Group", "A department of the enterprise");
    attribute(group, "displayName", "string", "readWrite", "none").put("required", true);
    ObjectNode members = attribute(group, "members", "complex", "readWrite", "none");
    members.put("multiValued", true);
    sub(members, "value");
    sub(members, "display");
    return List.of(user, group);
  }

  private ObjectNode schema(String id, String name, String description) {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("schemas").add(SCHEMA);
    schema.put("id", id).put("name", name).put("description", description);
    schema.putArray("attributes");
    meta(schema, "Schema", "/Schemas/" + id);
    return schema;
  }

  private static ObjectNode attribute(
      ObjectNode schema, String name, String type, String mutability, String uniqueness) {
    return schema
        .withArray("attributes")
        .addObject()
        .put("name", name)
        .put("type", type)
        .put("multiValued", false)
        .put("required", false)
        .put("caseExact", false)
        .put("mutability", mutability)
        .put("returned", "default")
        .put("uniqueness", uniqueness);
  }

  private static void sub(ObjectNode attribute, String name) {
    attribute
        .withArray("subAttributes")
        .addObject()
        .put("name", name)
        .put("type", "string")
        .put("multiValued", false)
        .put("required", false)
        .put("caseExact", false)
        .put("mutability", attribute.path("mutability").asString())
        .put("returned", "default")
        .put("uniqueness", "none");
  }

  private void meta(ObjectNode resource, String type, String path) {
    resource.putObject("meta").put("resourceType", type).put("location", root + path);
  }
}
