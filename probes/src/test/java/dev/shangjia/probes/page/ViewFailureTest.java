package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewFailureTest {
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "net::ERR_NAME_NOT_RESOLVED,unknown-host",
    "net::ERR_CONNECTION_REFUSED,refused",
    "net::ERR_TOO_MANY_REDIRECTS,redirect-loop",
    "net::ERR_CERT_DATE_INVALID,tls",
    "net::ERR_SSL_PROTOCOL_ERROR,tls",
    "net::ERR_EMPTY_RESPONSE,bad-response",
    "net::ERR_SOMETHING_NEW,failed",
  })
  void hasACodeForEachOfChromiumsReasons(String error, String code) {
    assertThat(ViewFailure.of(error).code()).isEqualTo(code);
  }
}
