package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "' Example.COM. ', example.com",
    "https://www.example.com/, www.example.com",
    "example.com.cn, example.com.cn",
    "商家.中国, xn--czrs3m.xn--fiqs8s"
  })
  void readsWhatPeopleWrite(String entered, String domain) {
    assertThat(DomainName.read(entered)).contains(domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com",
        "com.cn",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "a b.com",
        "-a.com",
        "a..com",
        "example.com/path",
        "example.com:8443",
        "user@example.com",
        "_shangjia.example.com"
      })
  void refusesWhatNobodyOwnsAlone(String entered) {
    assertThat(DomainName.read(entered)).isEmpty();
  }
}
