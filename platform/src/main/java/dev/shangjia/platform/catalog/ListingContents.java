package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.projection.Projected;
import dev.shangjia.engine.projection.Projected.Value;
import dev.shangjia.engine.projection.RecordShape;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.casework.CaseDossier;
import dev.shangjia.platform.casework.CaseDossiers;
import dev.shangjia.platform.catalog.ListingContent.Picture;
import dev.shangjia.platform.catalog.ListingContent.Pricing;
import dev.shangjia.platform.policies.Policies;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the market shows of an app from what was approved in a case. */
@Component
final class ListingContents {
  private final CaseDossiers dossiers;
  private final Policies policies;
  private final Clock clock;

  ListingContents(CaseDossiers dossiers, Policies policies, Clock clock) {
    this.dossiers = dossiers;
    this.policies = policies;
    this.clock = clock;
  }

  /** What was approved in a case, and what it shows. */
  record Approved(CaseDossier dossier, ListingContent content) {}

  /** What a case gives to show; empty when nothing was handed in, or it has no name. */
  Optional<Approved> of(long caseId) {
    return dossiers
        .of(caseId)
        .flatMap(dossier -> content(dossier).map(content -> new Approved(dossier, content)));
  }

  /** Why a case gives nothing to show; empty when it does. */
  Optional<LocalText> obstacle(long caseId) {
    Optional<CaseDossier> dossier = dossiers.of(caseId);
    if (dossier.isEmpty()) {
      return Optional.of(
          new LocalText(
              "案件 %d 没有提交过材料，市场没有可展示的内容；请由服务商提交材料后再办理上架。".formatted(caseId),
              "Nothing was handed in in case %d, so there is nothing to show; list the app by a case in which its provider hands a dossier in."
                  .formatted(caseId)));
    }
    return content(dossier.get()).isPresent()
        ? Optional.empty()
        : Optional.of(
            new LocalText(
                "案件 %d 提交的材料里得不出应用名称；请检查规则集的 projections.listing.name。".formatted(caseId),
                "What was handed in in case %d gives no name of the app; check projections.listing.name of the rulebook."
                    .formatted(caseId)));
  }

  private Optional<ListingContent> content(CaseDossier dossier) {
    return policies
        .projections(policies.byHash(dossier.rulebook()))
        .of(new GatheredFacts(dossier.facts()), clock.instant())
        .stream()
        .filter(one -> one.shape() == RecordShape.LISTING)
        .findFirst()
        .flatMap(one -> new Fields(one, dossier.snapshot().files()).content());
  }

  /**
   * The fields of one record.
   *
   * @param files the dossier's, by the paths that the record names
   */
  private record Fields(Projected projected, Map<String, Attachment> files) {
    Optional<ListingContent> content() {
      return Optional.ofNullable(one("name"))
          .map(
              name ->
                  new ListingContent(
                      name,
                      one("summary"),
                      one("description"),
                      picture(one("icon")),
                      several("screenshots").stream()
                          .flatMap(path -> Optional.ofNullable(picture(path)).stream())
                          .toList(),
                      one("provider"),
                      several("categories"),
                      several("keywords"),
                      several("charges"),
                      several("terminals"),
                      several("permissions").stream().map(Permission::of).toList(),
                      address("website"),
                      address("privacyPolicy"),
                      address("termsOfService"),
                      address("usageGuide"),
                      one("support"),
                      one("supportHours"),
                      Pricing.of(one("pricing")),
                      one("version"),
                      one("updateNotes")));
    }

    private @Nullable String one(String field) {
      return projected.fields().get(field) instanceof Value.One(String text) ? text.strip() : null;
    }

    private List<String> several(String field) {
      return projected.fields().get(field) instanceof Value.Several(List<String> texts)
          ? texts.stream().map(String::strip).toList()
          : List.of();
    }

    /** Nothing but a picture of the dossier itself is shown. */
    private @Nullable Picture picture(@Nullable String path) {
      Attachment file = path == null ? null : files.get(path);
      return file != null && file.mediaType().startsWith("image/")
          ? new Picture(file.sha256(), file.mediaType())
          : null;
    }

    /** An address may be a file of the dossier, which nobody can follow. */
    private @Nullable String address(String field) {
      String text = one(field);
      if (text == null) {
        return null;
      }
      try {
        String scheme = URI.create(text).getScheme();
        return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme) ? text : null;
      } catch (IllegalArgumentException noAddress) {
        return null;
      }
    }
  }
}
