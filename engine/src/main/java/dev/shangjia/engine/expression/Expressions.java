package dev.shangjia.engine.expression;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.expr.CheckedExpr;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.text.WordList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Compiles expressions over the facts and word lists of one rulebook. Safe for several threads.
 *
 * <p>Everything is bounded: an expression's length, nesting and size when it is compiled; the
 * length of a text, the number of iterations and the size of a regular expression's program when it
 * is evaluated. Regular expressions are RE2's, which take linear time. None can hang.
 */
public final class Expressions {
  /** The time of judging, a timestamp. */
  public static final String NOW = "now";

  /** The day of judging in the rulebook's zone, written as {@code 2026-11-22}. */
  public static final String TODAY = "today";

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(40)
          .maxParseExpressionNodeCount(2_000)
          .comprehensionMaxIterations(10_000)
          .maxRegexProgramSize(2_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final CelStringExtensions STRINGS =
      CelExtensions.strings(
          CelStringExtensions.Function.INDEX_OF,
          CelStringExtensions.Function.LOWER_ASCII,
          CelStringExtensions.Function.SPLIT,
          CelStringExtensions.Function.SUBSTRING,
          CelStringExtensions.Function.TRIM,
          CelStringExtensions.Function.UPPER_ASCII);

  private final CheckedExpressions checked;
  private final Map<String, FactType> roots;
  private final CelTypes types;
  private final Functions functions;
  private final CelCompiler compiler;
  private final CelRuntime runtime;
  private final Map<List<String>, CelCompiler> withLocals = new ConcurrentHashMap<>();

  /**
   * A compiler for one rulebook.
   *
   * @param roots the groups of facts, by name
   * @param words the word lists that expressions may name
   * @param checklists the checklists that expressions may name
   * @param region whose official holidays count, such as {@code CN}
   * @param checked what was checked before, and where to keep what is checked now
   */
  public Expressions(
      Map<String, FactType> roots,
      Map<String, WordList> words,
      Map<String, Checklist> checklists,
      String region,
      CheckedExpressions checked) {
    this.checked = checked;
    this.roots = new LinkedHashMap<>(roots);
    this.types = new CelTypes(roots.values());
    this.functions = new Functions(words, checklists, region);
    var building =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(Standard.DECLARATIONS)
            .setTypeProvider(types)
            .addVar(NOW, SimpleType.TIMESTAMP)
            .addVar(TODAY, SimpleType.STRING)
            .addLibraries(STRINGS)
            .addFunctionDeclarations(functions.declarations());
    roots.forEach((name, type) -> building.addVar(name, CelTypes.typeOf(type)));
    this.compiler = building.build();
    this.runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setTypeProvider(types)
            .addLibraries(STRINGS)
            .addFunctionBindings(functions.bindings())
            .build();
  }

  /** The groups of facts, by name. */
  public Map<String, FactType> roots() {
    return roots;
  }

  /**
   * Compiles an expression.
   *
   * @param source the expression and where it stands
   * @param wanted what it has to give
   * @param locals names that it knows besides the facts
   * @return the compiled expression, or every problem in it with its place
   */
  public Reading<Compiled> compile(Expression source, Wanted wanted, List<Local> locals) {
    try {
      CelAbstractSyntaxTree ast = checked(source.text(), locals);
      List<CelNavigableExpr> nodes = CelNavigableAst.fromAst(ast).getRoot().allNodes().toList();
      var facts = new FactReferences(ast, nodes, roots, types, functions, locals);
      var problems = new ArrayList<Problem>();
      if (!wanted.accepts(ast.getResultType())) {
        problems.add(ExpressionProblems.wrongResult(source, wanted, ast.getResultType()));
      }
      problems.addAll(functions.wrongArguments(source, ast, nodes));
      if (!problems.isEmpty()) {
        return new Reading.Unreadable<>(problems);
      }
      CelRuntime.Program program = runtime.createProgram(ast);
      CelType result = types.resolved(ast.getResultType());
      return new Reading.Read<>(
          new Compiled(source, result, program, facts.paths(), facts.probes()), List.of());
    } catch (CelValidationException e) {
      var known = new Names(roots, functions, locals);
      List<CelIssue> issues = e.getErrors();
      return new Reading.Unreadable<>(
          issues.stream().map(issue -> ExpressionProblems.of(issue, source, known)).toList());
    } catch (CelEvaluationException e) {
      return new Reading.Unreadable<>(List.of(ExpressionProblems.notPlanned(source, e)));
    }
  }

  private CelAbstractSyntaxTree checked(String text, List<Local> locals)
      throws CelValidationException {
    String key = locals.stream().map(Local::toString).collect(Collectors.joining(" ")) + "|" + text;
    Optional<byte[]> kept = checked.find(key);
    if (kept.isPresent()) {
      try {
        return CelProtoAbstractSyntaxTree.fromCheckedExpr(CheckedExpr.parseFrom(kept.get()))
            .getAst();
      } catch (InvalidProtocolBufferException e) {
        // Damaged: as good as not kept.
      }
    }
    CelAbstractSyntaxTree ast = compilerFor(locals).compile(text).getAst();
    checked.keep(key, () -> written(CelProtoAbstractSyntaxTree.fromCelAst(ast).toCheckedExpr()));
    return ast;
  }

  /** Equal expressions give equal bytes. */
  private static byte[] written(CheckedExpr checked) {
    byte[] bytes = new byte[checked.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      checked.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of the right size takes all", e);
    }
    return bytes;
  }

  private CelCompiler compilerFor(List<Local> locals) {
    if (locals.isEmpty()) {
      return compiler;
    }
    List<String> key = locals.stream().map(Local::toString).toList();
    return withLocals.computeIfAbsent(
        key,
        _ -> {
          var building = compiler.toCompilerBuilder();
          locals.forEach(local -> building.addVar(local.name(), local.type()));
          return building.build();
        });
  }
}
