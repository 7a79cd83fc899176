package dev.shangjia.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.platform.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class ActingTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Acting acting;

  @Test
  void withoutAnActorThereAreNoRows() {
    OrganizationId some = found("someone");

    assertThat(inTransaction(this::organizations)).isZero();
    assertThat(acting.as(MARKET, this::organizations)).as("outside of a transaction").isZero();
    assertThat(acting.as(MARKET, () -> inTransaction(this::organizations))).isPositive();
    assertThat(acting.as(of(some), () -> inTransaction(this::organizations))).isOne();
  }

  @Test
  void anotherActorInARunningTransactionSeesItsOwnRowsAndNoMore() {
    OrganizationId one = found("one");
    long before = acting.as(MARKET, () -> inTransaction(this::organizations));

    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  assertThat(acting.as(of(one), this::organizations)).isOne();
                  assertThat(organizations()).isEqualTo(before);
                }));
  }

  @Test
  void whatFailedFirstIsTold() {
    assertThatThrownBy(
            () ->
                acting.as(
                    MARKET,
                    () ->
                        transaction.executeWithoutResult(
                            _ ->
                                acting.as(
                                    MARKET, () -> jdbc.sql("SELECT 1/0").query().singleRow()))))
        .hasMessageContaining("division by zero");
  }

  @Test
  void theApplicationsRoleIsHeldByRowSecurity() {
    String role =
        jdbc.sql("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            .query(String.class)
            .single();

    assertThat(role).isEqualTo("f");
  }

  private OrganizationId found(String name) {
    return acting.as(
        MARKET,
        () ->
            inTransaction(
                () ->
                    new OrganizationId(
                        jdbc.sql(
                                "INSERT INTO accounts.organization (side, name)"
                                    + " VALUES ('provider', :name) RETURNING id")
                            .param("name", name)
                            .query(Long.class)
                            .single())));
  }

  private long organizations() {
    return jdbc.sql("SELECT count(*) FROM accounts.organization").query(Long.class).single();
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }

  private static Actor of(OrganizationId organization) {
    return new Actor.Person(new PersonId(1), organization, Side.PROVIDER);
  }
}
