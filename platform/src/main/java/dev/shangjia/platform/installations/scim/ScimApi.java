package dev.shangjia.platform.installations.scim;

import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory;
import dev.shangjia.platform.installations.directory.Directory.Change;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import dev.shangjia.platform.installations.directory.DirectoryReading;
import dev.shangjia.platform.installations.scim.ScimDirectory.Found;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An enterprise's directory, for the program whose token came with the request. */
@RestController
@RequestMapping("/scim/v2")
final class ScimApi {
  private static final MediaType SCIM = MediaType.parseMediaType("application/scim+json");
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Directory directory;
  private final DirectoryReading reading;
  private final TransactionTemplate transaction;

  ScimApi(Directory directory, DirectoryReading reading, TransactionTemplate transaction) {
    this.directory = directory;
    this.reading = reading;
    this.transaction = transaction;
  }

  @GetMapping("/ServiceProviderConfig")
  ResponseEntity<String> provider() {
    return answer(HttpStatus.OK, new ScimDescriptions(root()).provider());
  }

  @GetMapping("/ResourceTypes")
  ResponseEntity<String> types() {
    return all(new ScimDescriptions(root()).types());
  }

  @GetMapping("/ResourceTypes/{type}")
  ResponseEntity<String> type(@PathVariable String type) {
    return one(new ScimDescriptions(root()).types(), "ResourceType", type);
  }

  @GetMapping("/Schemas")
  ResponseEntity<String> schemas() {
    return all(new ScimDescriptions(root()).schemas());
  }

  @GetMapping("/Schemas/{schema}")
  ResponseEntity<String> schema(@PathVariable String schema) {
    return one(new ScimDescriptions(root()).schemas(), "Schema", schema);
  }

  private static ResponseEntity<String> one(List<ObjectNode> all, String what, String id) {
    return all.stream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .map(one -> answer(HttpStatus.OK, one))
        .orElseThrow(() -> ScimRefusal.notFound(what, id));
  }

  private static ResponseEntity<String> all(List<ObjectNode> some) {
    return listed(some, 0, some.size());
  }

  @GetMapping("/Users")
  ResponseEntity<String> users(ScimListRequest asked) {
    return listed(asked, ScimDirectory::users);
  }

  @GetMapping("/Users/{user}")
  ResponseEntity<String> user(@PathVariable String user, ScimListRequest asked) {
    return reading(all -> answer(HttpStatus.OK, asked.shown(all.user(user))));
  }

  @PostMapping("/Users")
  ResponseEntity<String> addUser(@RequestBody String body) {
    Change change = directory.add(enterprise(), ScimResources.said(read(body)));
    return changed(change, HttpStatus.CREATED);
  }

  @PutMapping("/Users/{user}")
  ResponseEntity<String> putUser(@PathVariable String user, @RequestBody String body) {
    return changed(
        directory.change(
            enterprise(), ScimDirectory.number("User", user), ScimResources.said(read(body))),
        HttpStatus.OK);
  }

  @PatchMapping("/Users/{user}")
  ResponseEntity<String> patchUser(@PathVariable String user, @RequestBody String body) {
    JsonNode patch = read(body);
    return writing(
        all -> {
          ObjectNode resource = all.user(user);
          String name = resource.path("displayName").asString();
          String formatted = resource.path("name").path("formatted").asString();
          ScimPatch.apply(patch, resource);
          // They are one name here: whichever was changed counts.
          boolean isDisplayed = !name.equals(resource.path("displayName").asString(""));
          if (!isDisplayed) {
            ObjectNode parts = resource.path("name") instanceof ObjectNode there ? there : null;
            boolean isNew =
                parts != null
                    && (parts.has("givenName") || parts.has("familyName"))
                    && formatted.equals(parts.path("formatted").asString(""));
            if (isNew && parts != null) {
              parts.remove("formatted");
            }
            resource.remove("displayName");
          }
          return changed(
              directory.change(
                  enterprise(), ScimDirectory.number("User", user), ScimResources.said(resource)),
              HttpStatus.OK);
        });
  }

  @DeleteMapping("/Users/{user}")
  ResponseEntity<String> removeUser(@PathVariable String user) {
    Change change = directory.remove(enterprise(), ScimDirectory.number("User", user));
    return change instanceof Change.Done
        ? ResponseEntity.noContent().build()
        : changed(change, HttpStatus.NO_CONTENT);
  }

  private ResponseEntity<String> changed(Change change, HttpStatus status) {
    return switch (change) {
      case Change.Done(DirectoryEntry entry) ->
          reading(all -> answer(status, all.user(Long.toString(entry.id()))));
      case Change.Taken(String name) ->
          throw new ScimRefusal(
              HttpStatus.CONFLICT,
              "uniqueness",
              "Somebody else is called %s already.".formatted(name));
      case Change.LastAdmin(String name) ->
          throw new ScimRefusal(
              HttpStatus.CONFLICT,
              "mutability",
              "%s is the only admin of the enterprise; make somebody else an admin first."
                  .formatted(name));
      case Change.Nobody(long id) -> throw ScimRefusal.notFound("User", Long.toString(id));
    };
  }

  @GetMapping("/Groups")
  ResponseEntity<String> groups(ScimListRequest asked) {
    return listed(asked, ScimDirectory::groups);
  }

  @GetMapping("/Groups/{group}")
  ResponseEntity<String> group(@PathVariable String group, ScimListRequest asked) {
    return reading(all -> answer(HttpStatus.OK, asked.shown(all.group(all.department(group)))));
  }

  @PostMapping("/Groups")
  ResponseEntity<String> addGroup(@RequestBody String body) {
    JsonNode group = read(body);
    String name = ScimResources.displayName(group);
    String externalId = ScimResources.externalId(group);
    return writing(
        all -> {
          if (all.hasGroup(name)) {
            throw new ScimRefusal(
                HttpStatus.CONFLICT,
                "uniqueness",
                "Another group is called %s already.".formatted(name));
          }
          Set<Long> members = members(all, group);
          long id = directory.addDepartment(enterprise(), externalId, name, null);
          directory.belong(enterprise(), id, members);
          return answer(HttpStatus.CREATED, all.group(all.department(Long.toString(id))));
        });
  }

  @PutMapping("/Groups/{group}")
  ResponseEntity<String> putGroup(@PathVariable String group, @RequestBody String body) {
    JsonNode said = read(body);
    return writing(all -> set(all, all.department(group), said));
  }

  @PatchMapping("/Groups/{group}")
  ResponseEntity<String> patchGroup(@PathVariable String group, @RequestBody String body) {
    JsonNode patch = read(body);
    return writing(
        all -> {
          ObjectNode resource = all.group(all.department(group));
          ScimPatch.apply(patch, resource);
          return set(all, all.department(group), resource);
        });
  }

  private ResponseEntity<String> set(ScimDirectory all, Department department, JsonNode said) {
    Set<Long> members = members(all, said);
    directory.changeDepartment(
        enterprise(),
        new Department(
            department.id(),
            ScimResources.externalId(said),
            ScimResources.displayName(said),
            department.parent(),
            department.created(),
            department.changed()));
    directory.belong(enterprise(), department.id(), members);
    return answer(HttpStatus.OK, all.group(all.department(Long.toString(department.id()))));
  }

  /** The numbers of a group's people; all of them have to be known. */
  private static Set<Long> members(ScimDirectory all, JsonNode group) {
    Set<Long> members = ScimResources.members(group);
    Set<Long> known = all.known(members);
    members.stream()
        .filter(one -> !known.contains(one))
        .findFirst()
        .ifPresent(
            one -> {
              throw ScimResources.unknownMember(one.toString());
            });
    return members;
  }

  @DeleteMapping("/Groups/{group}")
  ResponseEntity<String> removeGroup(@PathVariable String group) {
    return writing(
        all -> {
          directory.removeDepartment(enterprise(), all.department(group).id());
          return ResponseEntity.noContent().build();
        });
  }

  private ResponseEntity<String> reading(Function<ScimDirectory, ResponseEntity<String>> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.apply(all())));
  }

  private ResponseEntity<String> writing(Function<ScimDirectory, ResponseEntity<String>> work) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              directory.lock(enterprise());
              return work.apply(all());
            }));
  }

  private ScimDirectory all() {
    return new ScimDirectory(reading, enterprise(), root());
  }

  private static OrganizationId enterprise() {
    return Acting.required().organization().orElseThrow();
  }

  private static String root() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path("/scim/v2").toUriString();
  }

  private static JsonNode read(String body) {
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (JacksonException e) {
      throw ScimRefusal.invalid("invalidSyntax", "The body is no JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw ScimRefusal.invalid("invalidSyntax", "The body is no JSON object.");
    }
    return node;
  }

  private ResponseEntity<String> listed(
      ScimListRequest asked, BiFunction<ScimDirectory, ScimListRequest, Found> list) {
    return reading(
        all -> {
          Found found = list.apply(all, asked);
          return listed(found.resources(), asked.before(), found.total());
        });
  }

  private static ResponseEntity<String> listed(List<ObjectNode> some, int before, int total) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("schemas").add(LIST);
    list.put("totalResults", total).put("startIndex", before + 1).put("itemsPerPage", some.size());
    some.forEach(list.putArray("Resources")::add);
    return answer(HttpStatus.OK, list);
  }

  private static ResponseEntity<String> answer(HttpStatus status, ObjectNode body) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(SCIM);
    JsonNode location = body.path("meta").path("location");
    if (status == HttpStatus.CREATED && location.isString()) {
      answer.header("Location", location.stringValue());
    }
    return answer.body(JSON.writeValueAsString(body));
  }

  @ExceptionHandler
  ResponseEntity<String> refused(ScimRefusal refusal) {
    return problem(refusal.status(), refusal.type(), String.valueOf(refusal.getMessage()));
  }

  static ResponseEntity<String> problem(HttpStatus status, @Nullable String type, String detail) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.putArray("schemas").add(ERROR);
    error.put("status", Integer.toString(status.value()));
    if (type != null) {
      error.put("scimType", type);
    }
    return ResponseEntity.status(status)
        .contentType(SCIM)
        .body(JSON.writeValueAsString(error.put("detail", detail)));
  }
}
