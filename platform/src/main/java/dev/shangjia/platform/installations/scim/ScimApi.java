package dev.shangjia.platform.installations.scim;

import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory;
import dev.shangjia.platform.installations.directory.Directory.Change;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.RequestParam;
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
  /** How many resources one answer holds at most. */
  static final int MOST = 200;

  private static final int USUAL = 100;
  private static final MediaType SCIM = MediaType.parseMediaType("application/scim+json");
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Directory directory;
  private final TransactionTemplate transaction;

  ScimApi(Directory directory, TransactionTemplate transaction) {
    this.directory = directory;
    this.transaction = transaction;
  }

  /** What is to be answered of a resource. */
  private record Shown(Set<String> only, Set<String> without) {
    static Shown of(@Nullable String attributes, @Nullable String excluded) {
      return new Shown(names(attributes), names(excluded));
    }

    private static Set<String> names(@Nullable String list) {
      return list == null
          ? Set.of()
          : Arrays.stream(list.split(",", -1))
              .map(one -> one.strip().replaceFirst("\\..*", "").toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
    }

    ObjectNode of(ObjectNode resource) {
      for (String name : List.copyOf(resource.propertyNames())) {
        String folded = name.toLowerCase(Locale.ROOT);
        boolean always = folded.equals("id") || folded.equals("schemas");
        if (!always && (without.contains(folded) || (!only.isEmpty() && !only.contains(folded)))) {
          resource.remove(name);
        }
      }
      return resource;
    }
  }

  @GetMapping("/ServiceProviderConfig")
  ResponseEntity<String> provider() {
    return answer(HttpStatus.OK, new ScimDescriptions(root()).provider());
  }

  @GetMapping("/ResourceTypes")
  ResponseEntity<String> types() {
    return listed(new ScimDescriptions(root()).types(), 1, MOST);
  }

  @GetMapping("/ResourceTypes/{type}")
  ResponseEntity<String> type(@PathVariable String type) {
    return one(new ScimDescriptions(root()).types(), "ResourceType", type);
  }

  @GetMapping("/Schemas")
  ResponseEntity<String> schemas() {
    return listed(new ScimDescriptions(root()).schemas(), 1, MOST);
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

  /** Refuses a filter that cannot be read, also where there is nothing to filter. */
  private static Predicate<ObjectNode> wanted(@Nullable String filter) {
    return filter == null ? _ -> true : ScimFilter.of(filter)::matches;
  }

  @GetMapping("/Users")
  ResponseEntity<String> users(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "1") int startIndex,
      @RequestParam(defaultValue = "" + USUAL) int count,
      @RequestParam(required = false) @Nullable String attributes,
      @RequestParam(required = false) @Nullable String excludedAttributes) {
    Shown shown = Shown.of(attributes, excludedAttributes);
    Predicate<ObjectNode> wanted = wanted(filter);
    return reading(
        all -> {
          List<ObjectNode> found =
              all.people().values().stream()
                  .map(entry -> all.resources().user(entry, all.groups(entry)))
                  .filter(wanted)
                  .map(shown::of)
                  .toList();
          return listed(found, startIndex, count);
        });
  }

  @GetMapping("/Users/{user}")
  ResponseEntity<String> user(
      @PathVariable String user,
      @RequestParam(required = false) @Nullable String attributes,
      @RequestParam(required = false) @Nullable String excludedAttributes) {
    Shown shown = Shown.of(attributes, excludedAttributes);
    return reading(all -> answer(HttpStatus.OK, shown.of(all.user(user))));
  }

  @PostMapping("/Users")
  ResponseEntity<String> addUser(@RequestBody String body) {
    Change change = directory.add(enterprise(), ScimResources.said(read(body)));
    return changed(change, HttpStatus.CREATED);
  }

  @PutMapping("/Users/{user}")
  ResponseEntity<String> putUser(@PathVariable String user, @RequestBody String body) {
    return changed(
        directory.change(enterprise(), number("User", user), ScimResources.said(read(body))),
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
              directory.change(enterprise(), number("User", user), ScimResources.said(resource)),
              HttpStatus.OK);
        });
  }

  @DeleteMapping("/Users/{user}")
  ResponseEntity<String> removeUser(@PathVariable String user) {
    Change change = directory.remove(enterprise(), number("User", user));
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
  ResponseEntity<String> groups(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "1") int startIndex,
      @RequestParam(defaultValue = "" + USUAL) int count,
      @RequestParam(required = false) @Nullable String attributes,
      @RequestParam(required = false) @Nullable String excludedAttributes) {
    Shown shown = Shown.of(attributes, excludedAttributes);
    Predicate<ObjectNode> wanted = wanted(filter);
    return reading(
        all -> {
          List<ObjectNode> found =
              all.departments().stream()
                  .map(department -> all.group(department))
                  .filter(wanted)
                  .map(shown::of)
                  .toList();
          return listed(found, startIndex, count);
        });
  }

  @GetMapping("/Groups/{group}")
  ResponseEntity<String> group(
      @PathVariable String group,
      @RequestParam(required = false) @Nullable String attributes,
      @RequestParam(required = false) @Nullable String excludedAttributes) {
    Shown shown = Shown.of(attributes, excludedAttributes);
    return reading(all -> answer(HttpStatus.OK, shown.of(all.group(all.department(group)))));
  }

  @PostMapping("/Groups")
  ResponseEntity<String> addGroup(@RequestBody String body) {
    JsonNode group = read(body);
    String name = ScimResources.displayName(group);
    String externalId = ScimResources.externalId(group);
    return writing(
        all -> {
          if (all.departments().stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
            throw new ScimRefusal(
                HttpStatus.CONFLICT,
                "uniqueness",
                "Another group is called %s already.".formatted(name));
          }
          Set<Long> members = ScimResources.members(group, all.people());
          long id = directory.addDepartment(enterprise(), externalId, name, null);
          directory.belong(enterprise(), id, members);
          return answer(HttpStatus.CREATED, fresh(id));
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

  private ResponseEntity<String> set(All all, Department department, JsonNode said) {
    Set<Long> members = ScimResources.members(said, all.people());
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
    return answer(HttpStatus.OK, fresh(department.id()));
  }

  private ObjectNode fresh(long id) {
    All all = all();
    return all.group(all.department(Long.toString(id)));
  }

  @DeleteMapping("/Groups/{group}")
  ResponseEntity<String> removeGroup(@PathVariable String group) {
    return writing(
        all -> {
          directory.removeDepartment(enterprise(), all.department(group).id());
          return ResponseEntity.noContent().build();
        });
  }

  /** A whole directory, as it is in one transaction. */
  private record All(
      ScimResources resources,
      Map<Long, DirectoryEntry> people,
      List<Department> departments,
      Map<Long, Set<Long>> belonging) {

    List<Department> groups(DirectoryEntry entry) {
      return departments.stream()
          .filter(one -> belonging.getOrDefault(one.id(), Set.of()).contains(entry.id()))
          .toList();
    }

    ObjectNode user(String id) {
      DirectoryEntry entry = people.get(number("User", id));
      if (entry == null) {
        throw ScimRefusal.notFound("User", id);
      }
      return resources.user(entry, groups(entry));
    }

    Department department(String id) {
      long number = number("Group", id);
      return departments.stream()
          .filter(one -> one.id() == number)
          .findFirst()
          .orElseThrow(() -> ScimRefusal.notFound("Group", id));
    }

    ObjectNode group(Department department) {
      return resources.group(
          department,
          belonging.getOrDefault(department.id(), Set.of()).stream()
              .map(people::get)
              .filter(Objects::nonNull)
              .toList());
    }
  }

  private All all() {
    OrganizationId enterprise = enterprise();
    Map<Long, DirectoryEntry> people =
        directory.entries(enterprise).stream()
            .collect(
                Collectors.toMap(
                    DirectoryEntry::id,
                    Function.identity(),
                    (one, _) -> one,
                    java.util.LinkedHashMap::new));
    return new All(
        new ScimResources(root()),
        people,
        directory.departments(enterprise),
        directory.belonging(enterprise));
  }

  private ResponseEntity<String> reading(Function<All, ResponseEntity<String>> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.apply(all())));
  }

  private ResponseEntity<String> writing(Function<All, ResponseEntity<String>> work) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              directory.lock(enterprise());
              return work.apply(all());
            }));
  }

  private static OrganizationId enterprise() {
    return Acting.required().organization().orElseThrow();
  }

  private static String root() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path("/scim/v2").toUriString();
  }

  private static long number(String what, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw ScimRefusal.notFound(what, id);
    }
    return Long.parseLong(id);
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

  private static ResponseEntity<String> listed(List<ObjectNode> all, int startIndex, int count) {
    int from = Math.min(Math.max(startIndex, 1) - 1, all.size());
    int to = Math.min(from + Math.clamp(count, 0, MOST), all.size());
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("schemas").add(LIST);
    list.put("totalResults", all.size()).put("startIndex", from + 1).put("itemsPerPage", to - from);
    all.subList(from, to).forEach(list.putArray("Resources")::add);
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
