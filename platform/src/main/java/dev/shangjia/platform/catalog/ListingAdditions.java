package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.ListingActions.Action;
import dev.shangjia.platform.catalog.ListingOpinions.Opinions;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What other modules add to the pages of the market. */
@ControllerAdvice(assignableTypes = MarketPages.class)
final class ListingAdditions {
  private final ObjectProvider<ListingActions> actions;
  private final ObjectProvider<ListingOpinions> opinions;

  ListingAdditions(
      ObjectProvider<ListingActions> actions, ObjectProvider<ListingOpinions> opinions) {
    this.actions = actions;
    this.opinions = opinions;
  }

  @ModelAttribute("additions")
  ListingAdditions additions() {
    return this;
  }

  /** What whoever looks can do. */
  List<Action> actions(Listing listing) {
    return actions.stream().flatMap(one -> one.of(listing).stream()).toList();
  }

  /** What enterprises think; empty where nobody knows. */
  Optional<Opinions> opinions(Listing listing) {
    return Optional.ofNullable(opinions.getIfAvailable()).map(one -> one.of(listing.app()));
  }
}
