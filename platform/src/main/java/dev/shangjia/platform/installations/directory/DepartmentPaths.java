package dev.shangjia.platform.installations.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where departments stand below each other, as files write it. */
final class DepartmentPaths {
  /** How many departments may stand below each other. */
  static final int MOST_DEPTH = 12;

  private DepartmentPaths() {}

  /** The path of each department, such as {@code 研发/平台}, by its number. */
  static Map<Long, String> of(List<Department> departments) {
    Map<Long, Department> byId =
        departments.stream().collect(Collectors.toMap(Department::id, one -> one));
    Map<Long, String> paths = new HashMap<>();
    departments.forEach(one -> paths.put(one.id(), path(one, byId)));
    return paths;
  }

  private static String path(Department department, Map<Long, Department> byId) {
    var path = new StringBuilder(department.name());
    Department above = parent(department, byId);
    for (int depth = 0; above != null && depth < MOST_DEPTH; depth++) {
      path.insert(0, above.name() + "/");
      above = parent(above, byId);
    }
    return path.toString();
  }

  private static @Nullable Department parent(Department department, Map<Long, Department> byId) {
    Long parent = department.parent();
    return parent == null ? null : byId.get(parent);
  }
}
