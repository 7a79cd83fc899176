package dev.shangjia.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the rules as a rulebook's folder: ten files of twenty rules, a form and word lists. */
final class RulebookFolder {
  static final String PROGRAM = "generated";

  private static final int RULES_IN_A_FILE = 20;

  private RulebookFolder() {}

  static Path write(List<GeneratedRule> rules) throws IOException {
    Path folder = Files.createTempDirectory("shangjia-bench-rulebook");
    for (String sub : List.of("rules", "forms", "words")) {
      Files.createDirectory(folder.resolve(sub));
    }
    Files.writeString(folder.resolve("rulebook.yaml"), MANIFEST);
    Files.writeString(folder.resolve("clauses.tsv"), CLAUSES);
    Files.writeString(folder.resolve("forms/listing.schema.yaml"), FORM);
    for (int i = 0; i < WordLists.COUNT; i++) {
      String words = String.join(", ", WordLists.words(i));
      String text =
          """
          title: {zh: 词表, en: Word list}
          cites: [B-1]
          words: [%s]
          """
              .formatted(words);
      Files.writeString(folder.resolve("words/" + WordLists.id(i) + ".yaml"), text);
    }
    for (int from = 0; from < rules.size(); from += RULES_IN_A_FILE) {
      String text =
          rules.subList(from, from + RULES_IN_A_FILE).stream()
              .map(RulebookFolder::yaml)
              .collect(Collectors.joining("\n"));
      Files.writeString(folder.resolve("rules/rules-" + from + ".yaml"), text);
    }
    return folder;
  }

  private static String yaml(GeneratedRule rule) {
    return switch (rule) {
      case GeneratedRule.TextWidth(String id, int limit) ->
          rule(
              id,
              "assert: width(listing.summary) <= " + limit,
              "{width(listing.summary)}",
              "{listing.summary: 纪要}",
              "{listing.summary: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十}");
      case GeneratedRule.PictureSize(String id, int limit) ->
          rule(
              id,
              """
              each: listing.screenshots as shot
                when: shot.terminal == 'desktop'
                assert: shot.image.width == 1920 && shot.image.height == 1080 && shot.image.bytes <= %d
              """
                  .formatted(limit)
                  .strip(),
              "{shot.image.bytes}",
              "{listing.screenshots: [{terminal: mobile, image: {width: 1}}]}",
              "{listing.screenshots: [{terminal: desktop, image: {width: 1280, height: 720, bytes:"
                  + " 1}}]}");
      case GeneratedRule.Membership(String id, List<String> refused) ->
          rule(
              id,
              refused.stream()
                  .collect(
                      Collectors.joining("', '", "assert: \"!(listing.category in ['", "'])\"")),
              "{listing.category}",
              "{listing.category: 会议工具}",
              "{listing.category: " + refused.getFirst() + "}");
      case GeneratedRule.ListedWords(String id, String list) ->
          rule(
              id,
              "find: words(listing.description, '" + list + "')",
              "{quotes}",
              "{listing.description: 会议纪要}",
              "{listing.description: "
                  + WordLists.words(Integer.parseInt(list.substring("list-".length()))).getFirst()
                  + "}");
      case GeneratedRule.Guarded(String id, int limit) ->
          rule(
              id,
              "when: has(listing.updateNotes)\n  assert: size(listing.updateNotes) <= " + limit,
              "{size(listing.updateNotes)}",
              "{listing.updateNotes: 修复问题}",
              "{listing.updateNotes: " + "很长的说明".repeat(20) + "}");
    };
  }

  private static String rule(String id, String check, String found, String pass, String fail) {
    return """
    - id: %s
      title: {zh: 生成的规则, en: A generated rule}
      cites: [B-1]
      decides: auto
      level: return
      %s
      message:
        zh: "现在是 %s，超出了这条规则的上限。"
        en: "Found %s, which is over the limit of this rule."
      fix: {zh: 请修改后重新提交。, en: Change it and submit again.}
      why: {zh: 用来衡量引擎的规则。, en: A rule to measure the engine with.}
      examples:
        pass:
          - %s
        fail:
          - %s
    """
        .formatted(id, check, found, found, pass, fail);
  }

  private static final String MANIFEST =
      """
      id: generated
      version: 1.0.0
      title: {zh: 生成的规则集, en: Generated rulebook}
      zone: Asia/Shanghai
      region: CN
      coverage: partial
      sources:
        - id: "000"
          title: {zh: 无, en: None}
      """;

  private static final String CLAUSES =
      """
      id\tsource\tsection\tkind\twhat\twhatZh\tnote\tactor\tdecidable
      B-1\t000\t1\tlisting\tWhatever the rules demand.\t规则的全部要求。\t\tprovider\tauto
      """;

  private static final String FORM =
      """
      $schema: https://json-schema.org/draft/2020-12/schema
      x-title: {zh: 详情页, en: Detail page}
      type: object
      additionalProperties: false
      required: [name, category, summary, description]
      properties:
        name: {type: string, x-title: {zh: 名称, en: Name}}
        category: {type: string, x-title: {zh: 类目, en: Category}}
        summary: {type: string, x-title: {zh: 简介, en: Summary}}
        description: {type: string, x-title: {zh: 描述, en: Description}}
        updateNotes: {type: string, x-title: {zh: 更新说明, en: Update notes}}
        screenshots:
          type: array
          x-title: {zh: 预览图, en: Pictures}
          items:
            type: object
            additionalProperties: false
            required: [terminal, image]
            properties:
              terminal: {type: string, x-title: {zh: 终端, en: Terminal}}
              image: {type: string, x-fact: image, x-title: {zh: 图片, en: Picture}}
      """;
}
