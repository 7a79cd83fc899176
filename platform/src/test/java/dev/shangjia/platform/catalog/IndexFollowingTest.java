package dev.shangjia.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.catalog.search.ListingIndex;
import dev.shangjia.platform.catalog.search.Question;
import dev.shangjia.platform.catalog.search.Question.Order;
import dev.shangjia.platform.catalog.search.Results.Hit;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Another node's index follows what happens here. */
@PlatformTest
class IndexFollowingTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");

  @TempDir private Path folder;
  @Autowired private ApplicationContext context;
  @Autowired private IndexFollowing following;
  @Autowired private Listings listings;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  @Test
  void anotherNodeSeesWhatChangesHere() {
    var market = new TestListings(context, "远山软件");
    Listing before = market.list("远山前事", "第一个。", List.of("甲"));
    try (ListingIndex other = ListingIndex.inFolder(folder)) {
      IndexPosition position = following.rebuild(other, (_, _) -> {});
      assertThat(found(other, "远山前事")).containsExactly(before.app().value());

      Listing after = market.list("远山后事", "第二个。", List.of("甲"));
      await().untilAsserted(() -> assertThat(now(after).isSearchable()).isTrue());
      IndexPosition then = followed(other, position);
      assertThat(found(other, "远山后事")).containsExactly(after.app().value());

      setState(before, "delisted");
      followed(other, then);
      assertThat(found(other, "远山前事")).doesNotContain(before.app().value());
    }
  }

  /** Numbers of changes are given before transactions commit, and in another order. */
  @Test
  void whatCommitsLateIsNotSkipped() throws Exception {
    var market = new TestListings(context, "迟到软件");
    Listing late = market.list("迟到应用", "先开始，后提交。", List.of("乙"));
    Listing early = market.list("早到应用", "后开始，先提交。", List.of("乙"));
    await().untilAsserted(() -> assertThat(now(early).isSearchable()).isTrue());
    await().untilAsserted(() -> assertThat(now(late).isSearchable()).isTrue());
    try (ListingIndex other = ListingIndex.inFolder(folder)) {
      IndexPosition position = followed(other, following.rebuild(other, (_, _) -> {}));
      var begun = new CountDownLatch(1);
      var commit = new CountDownLatch(1);
      Thread running =
          Thread.ofVirtual()
              .start(
                  () ->
                      acting.as(
                          MARKET,
                          () ->
                              transaction.executeWithoutResult(
                                  _ -> {
                                    state(late, "delisted");
                                    begun.countDown();
                                    awaitQuietly(commit);
                                  })));
      begun.await();
      setState(early, "delisted");

      IndexPosition meanwhile = followed(other, position);
      commit.countDown();
      running.join();
      followed(other, meanwhile);

      assertThat(found(other, "早到应用")).doesNotContain(early.app().value());
      assertThat(found(other, "迟到应用")).doesNotContain(late.app().value());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private IndexPosition followed(ListingIndex index, IndexPosition from) {
    IndexPosition position = from;
    while (true) {
      IndexPosition next = following.follow(index, position);
      if (next.equals(position)) {
        return position;
      }
      position = next;
    }
  }

  private void setState(Listing listing, String state) {
    acting.as(MARKET, () -> transaction.executeWithoutResult(_ -> state(listing, state)));
  }

  /** What a listing stands as is written by steps; this writes the row that they would. */
  private void state(Listing listing, String state) {
    jdbc.sql("UPDATE catalog.listing SET state = :state WHERE app_id = :app")
        .param("state", state)
        .param("app", listing.app().value())
        .update();
    jdbc.sql("INSERT INTO catalog.listing_change (app_id) VALUES (:app)")
        .param("app", listing.app().value())
        .update();
  }

  private List<Long> found(ListingIndex index, String typed) {
    return index.find(new Question(typed, Map.of(), Order.RANKING, 0, 5)).hits().stream()
        .filter(hit -> hit.text() >= 0.5)
        .map(Hit::app)
        .toList();
  }

  private Listing now(Listing listing) {
    return acting.as(MARKET, () -> listings.find(listing.app())).orElseThrow();
  }
}
