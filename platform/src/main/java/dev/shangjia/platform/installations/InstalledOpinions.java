package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.ListingOpinions;
import org.springframework.stereotype.Component;

/** Tells the market's pages what enterprises that have an app think of it. */
@Component
class InstalledOpinions implements ListingOpinions {
  private final Ratings ratings;

  InstalledOpinions(Ratings ratings) {
    this.ratings = ratings;
  }

  @Override
  public Opinions of(AppId app) {
    Opinion opinion = ratings.opinion(app);
    return new Opinions(
        opinion.count(),
        opinion.mean(),
        opinion.lowest(),
        opinion.highest(),
        ratings.latest(app).stream()
            .map(
                one ->
                    new Voice(one.stars(), one.words(), one.version(), one.installed(), one.at()))
            .toList());
  }
}
