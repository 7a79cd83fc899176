package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelFunctionBinding;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.text.WordList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All functions of ours, bound to the word lists of one rulebook. */
final class Functions {
  private final Map<String, Function> byName = new LinkedHashMap<>();
  private final WordFunctions words;

  Functions(Map<String, WordList> lists, String region) {
    this.words = new WordFunctions(lists);
    Stream.of(
            TextFunctions.ALL,
            LikenessFunctions.ALL,
            words.all(),
            PictureFunctions.ALL,
            CalendarFunctions.of(region),
            VersionFunctions.ALL)
        .flatMap(List::stream)
        .forEach(function -> byName.put(function.name(), function));
  }

  List<CelFunctionDecl> declarations() {
    return byName.values().stream().map(Function::declaration).toList();
  }

  List<CelFunctionBinding> bindings() {
    return byName.values().stream().flatMap(function -> function.bindings().stream()).toList();
  }

  Set<String> names() {
    return byName.keySet();
  }

  List<Function> all() {
    return List.copyOf(byName.values());
  }

  ImmutableSet<String> probesOf(String name) {
    Function function = byName.get(name);
    return function == null ? ImmutableSet.of() : function.probes();
  }

  /** Word lists that an expression names and the rulebook lacks; patterns that are none. */
  List<Problem> wrongArguments(Expression source, CelAbstractSyntaxTree ast) {
    var problems = new ArrayList<Problem>();
    constants(ast, Set.of("matches"))
        .forEach(
            pattern -> {
              try {
                Pattern.compile(pattern.constant().stringValue());
              } catch (PatternSyntaxException e) {
                problems.add(ExpressionProblems.badPattern(source, position(ast, pattern), e));
              }
            });
    listNames(ast)
        .forEach(
            name -> {
              String list = name.constant().stringValue();
              if (!words.lists().contains(list)) {
                int offset = ast.getSource().getPositionsMap().getOrDefault(name.id(), 0);
                problems.add(ExpressionProblems.unknownList(source, offset, list, words.lists()));
              }
            });
    return problems;
  }

  /** The word lists that an expression names. */
  List<String> listsIn(CelAbstractSyntaxTree ast) {
    return listNames(ast).map(name -> name.constant().stringValue()).distinct().toList();
  }

  private static Stream<CelExpr> listNames(CelAbstractSyntaxTree ast) {
    return constants(ast, WordFunctions.NAMES);
  }

  /** The last arguments of calls of some functions, where they are written out. */
  private static Stream<CelExpr> constants(CelAbstractSyntaxTree ast, Set<String> functions) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
        .map(CelExpr::call)
        .filter(call -> functions.contains(call.function()) && !call.args().isEmpty())
        .map(call -> call.args().getLast())
        .filter(Functions::isText);
  }

  private static int position(CelAbstractSyntaxTree ast, CelExpr expr) {
    return ast.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
  }

  private static boolean isText(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }
}
