package dev.shangjia.platform.installations.scim;

import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory.Said;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** People as {@code User} and departments as {@code Group}, both ways. Source: RFC 7643, 4. */
final class ScimResources {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

  private static final int LONGEST = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The address of this interface, such as {@code https://market.example.com/scim/v2}. */
  private final String root;

  ScimResources(String root) {
    this.root = root;
  }

  /**
   * Somebody as a {@code User}.
   *
   * @param groups the departments to which they belong
   */
  ObjectNode user(DirectoryEntry entry, List<Department> groups) {
    ObjectNode user = JSON.objectNode();
    user.putArray("schemas").add(USER);
    user.put("id", Long.toString(entry.id()));
    put(user, "externalId", entry.externalId());
    user.put("userName", entry.userName());
    user.putObject("name").put("formatted", entry.name());
    user.put("displayName", entry.name());
    put(user, "title", entry.title());
    user.put("active", entry.active());
    user.putArray("emails")
        .addObject()
        .put("value", entry.email())
        .put("type", "work")
        .put("primary", true);
    ArrayNode belonging = user.putArray("groups");
    groups.forEach(
        group ->
            belonging
                .addObject()
                .put("value", Long.toString(group.id()))
                .put("display", group.name())
                .put("type", "direct")
                .put("$ref", root + "/Groups/" + group.id()));
    meta(user, "User", "/Users/" + entry.id(), entry.created(), entry.changed());
    return user;
  }

  /**
   * A department as a {@code Group}.
   *
   * @param members its people
   */
  ObjectNode group(Department department, Collection<DirectoryEntry> members) {
    ObjectNode group = JSON.objectNode();
    group.putArray("schemas").add(GROUP);
    group.put("id", Long.toString(department.id()));
    put(group, "externalId", department.externalId());
    group.put("displayName", department.name());
    ArrayNode all = group.putArray("members");
    members.forEach(
        member ->
            all.addObject()
                .put("value", Long.toString(member.id()))
                .put("display", member.name())
                .put("type", "User")
                .put("$ref", root + "/Users/" + member.id()));
    meta(group, "Group", "/Groups/" + department.id(), department.created(), department.changed());
    return group;
  }

  private void meta(ObjectNode resource, String type, String path, Instant made, Instant changed) {
    resource
        .putObject("meta")
        .put("resourceType", type)
        .put("created", made.toString())
        .put("lastModified", changed.toString())
        .put("location", root + path);
  }

  private static void put(ObjectNode resource, String name, @Nullable String value) {
    if (value != null) {
      resource.put(name, value);
    }
  }

  /** What a {@code User} says of somebody. */
  static Said said(JsonNode user) {
    String userName = text(user, "userName");
    if (userName == null) {
      throw ScimRefusal.invalid("invalidValue", "userName is required.");
    }
    String email = email(user);
    if (email == null) {
      email = userName;
    }
    if (!email.matches("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]+")) {
      throw ScimRefusal.invalid(
          "invalidValue",
          "\"%s\" is no address; send emails with one, such as li.na@example.com."
              .formatted(email));
    }
    String name =
        Optional.ofNullable(text(user, "displayName"))
            .or(() -> Optional.ofNullable(named(user.path("name"))))
            .orElse(userName);
    return new Said(
        text(user, "externalId"), userName, email, name, text(user, "title"), active(user));
  }

  private static @Nullable String named(JsonNode name) {
    String formatted = text(name, "formatted");
    if (formatted != null) {
      return formatted;
    }
    String given = text(name, "givenName");
    String family = text(name, "familyName");
    if (given == null || family == null) {
      return given == null ? family : given;
    }
    boolean isChinese = Character.isIdeographic(family.codePointAt(0));
    return isChinese ? family + given : given + " " + family;
  }

  /** The primary address, or the first. */
  private static @Nullable String email(JsonNode user) {
    JsonNode emails = user.path("emails");
    return Stream.concat(
            emails.valueStream().filter(one -> one.path("primary").asBoolean(false)),
            emails.valueStream())
        .map(one -> text(one, "value"))
        .filter(one -> one != null)
        .findFirst()
        .orElse(null);
  }

  /** Some programs send it as a text. */
  private static boolean active(JsonNode user) {
    JsonNode active = user.path("active");
    return active.isMissingNode()
        || active.isNull()
        || (active.isBoolean()
            ? active.booleanValue()
            : active.asString("").equalsIgnoreCase("true"));
  }

  /** What a {@code Group} is called. */
  static String displayName(JsonNode group) {
    String name = text(group, "displayName");
    if (name == null) {
      throw ScimRefusal.invalid("invalidValue", "displayName is required.");
    }
    return name;
  }

  static @Nullable String externalId(JsonNode resource) {
    return text(resource, "externalId");
  }

  /** The numbers of a {@code Group}'s people. */
  static Set<Long> members(JsonNode group) {
    var members = new LinkedHashSet<Long>();
    for (JsonNode member : group.path("members")) {
      String value = member.path("value").asString("");
      if (!value.matches("[0-9]{1,18}")) {
        throw unknownMember(value);
      }
      members.add(Long.parseLong(value));
    }
    return members;
  }

  static ScimRefusal unknownMember(String value) {
    return ScimRefusal.invalid(
        "invalidValue", "The member \"%s\" is nobody's id.".formatted(value));
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    String text = value.isString() || value.isNumber() ? value.asString().strip() : "";
    if (text.length() > LONGEST) {
      throw ScimRefusal.invalid(
          "invalidValue",
          "%s has %d characters; at most %d are kept.".formatted(name, text.length(), LONGEST));
    }
    return text.isEmpty() ? null : text;
  }
}
