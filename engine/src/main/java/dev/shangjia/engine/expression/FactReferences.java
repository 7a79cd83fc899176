package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which facts a compiled expression names, and which probes observe them. */
final class FactReferences {
  private final CelAbstractSyntaxTree ast;
  private final Map<String, FactType> roots;
  private final CelTypes types;
  private final List<Local> locals;
  private final List<Found> found = new ArrayList<>();
  private final ImmutableSet.Builder<String> probes = ImmutableSet.builder();

  private record Found(int position, FactPath path) {}

  FactReferences(
      CelAbstractSyntaxTree ast,
      List<CelNavigableExpr> nodes,
      Map<String, FactType> roots,
      CelTypes types,
      Functions functions,
      List<Local> locals) {
    this.ast = ast;
    this.roots = roots;
    this.types = types;
    this.locals = locals;
    nodes.forEach(
        node -> {
          switch (node.expr().getKind()) {
            case SELECT -> observed(node.expr());
            case CALL -> probes.addAll(functions.probesOf(node.expr().call().function()));
            default -> {}
          }
          if (isWholePath(node)) {
            path(node.expr()).ifPresent(path -> found.add(new Found(position(node), path)));
          }
        });
  }

  /** The facts by name, in the order in which they are written. */
  List<FactPath> paths() {
    return found.stream()
        .sorted(Comparator.comparingInt(Found::position))
        .map(Found::path)
        .distinct()
        .toList();
  }

  ImmutableSet<String> probes() {
    return probes.build();
  }

  private int position(CelNavigableExpr node) {
    CelExpr expr = node.expr();
    while (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      expr = expr.select().operand();
    }
    return ast.getSource().getPositionsMap().getOrDefault(expr.id(), Integer.MAX_VALUE);
  }

  private static boolean isWholePath(CelNavigableExpr node) {
    return node.parent()
        .map(parent -> parent.expr().getKind() != CelExpr.ExprKind.Kind.SELECT)
        .orElse(true);
  }

  private void observed(CelExpr expr) {
    field(expr)
        .map(FactType.Field::origin)
        .ifPresent(
            origin -> {
              if (origin instanceof FactType.Origin.Observed(String probe)) {
                probes.add(probe);
              }
            });
  }

  private Optional<FactType.Field> field(CelExpr select) {
    CelType operand = ast.getTypeOrThrow(select.select().operand().id());
    return types.struct(operand).map(struct -> struct.fields().get(select.select().field()));
  }

  private Optional<FactPath> path(CelExpr expr) {
    var fields = new ArrayList<String>();
    int valueFields = 0;
    CelExpr at = expr;
    while (at.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      fields.addFirst(at.select().field());
      valueFields = saysSomethingAboutValue(at) ? 0 : valueFields + 1;
      at = at.select().operand();
    }
    if (at.getKind() != CelExpr.ExprKind.Kind.IDENT) {
      return Optional.empty();
    }
    String root = at.ident().name();
    boolean known =
        (roots.containsKey(root) && !fields.isEmpty())
            || locals.stream().anyMatch(local -> local.name().equals(root));
    return known ? Optional.of(new FactPath(root, fields, valueFields)) : Optional.empty();
  }

  /** What was observed is about the value that was observed, not a value of its own. */
  private boolean saysSomethingAboutValue(CelExpr select) {
    CelType operand = ast.getTypeOrThrow(select.select().operand().id());
    return types
        .struct(operand)
        .map(
            struct ->
                Catalogue.Kind.of(struct.name()).isPresent()
                    || struct.fields().values().stream()
                        .allMatch(field -> field.origin() instanceof FactType.Origin.Observed))
        .orElse(false);
  }
}
