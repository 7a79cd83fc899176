package dev.shangjia.probes.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads what systems say; asking one for a name would leave this machine. */
class SystemResolverTest {

  @ParameterizedTest
  @CsvSource({
    "app.example.: Temporary failure in name resolution, true",
    "app.example.: Try again, true",
    "app.example.: Name or service not known, false",
    "app.example.: No address associated with hostname, false",
    "app.example.: Name does not resolve, false",
    "'app.example.: nodename nor servname provided, or not known', false",
    "No such host is known (app.example.), false",
    "app.example., false",
  })
  void tellsThatNobodyAnsweredFromThatThereIsNoSuchName(String message, boolean temporary) {
    assertThat(SystemResolver.isTemporary(message)).isEqualTo(temporary);
  }
}
