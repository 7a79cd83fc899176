package dev.shangjia.probes.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.net.AddressGuard.Answer;
import dev.shangjia.probes.net.AddressGuard.Reach;
import dev.shangjia.probes.net.AddressGuard.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing here opens a connection: the guard is asked, and answers. */
class AddressGuardTest {
  private final Names names = new Names();
  private final AddressGuard guard = new AddressGuard(names, Reach.PUBLIC);

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "::1, loopback",
    "::ffff:127.0.0.1, loopback",
    "0.0.0.0, unspecified",
    "0.1.2.3, unspecified",
    "::, unspecified",
    "10.0.0.1, private",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.168.1.1, private",
    "::ffff:10.0.0.1, private",
    "fc00::1, private",
    "fd00:ec2::254, private",
    "fec0::1, private",
    "169.254.169.254, link-local",
    "::ffff:169.254.169.254, link-local",
    "fe80::1, link-local",
    "100.64.0.1, carrier-nat",
    "100.100.100.200, carrier-nat",
    "100.127.255.255, carrier-nat",
    "168.63.129.16, metadata",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "ff02::1, multicast",
    "192.0.2.1, documentation",
    "198.51.100.7, documentation",
    "203.0.113.9, documentation",
    "2001:db8::1, documentation",
    "3fff::1, documentation",
    "198.18.0.1, benchmarking",
    "198.19.255.255, benchmarking",
    "2001:2::1, benchmarking",
    "64:ff9b::7f00:1, loopback",
    "64:ff9b::a00:1, private",
    "64:ff9b::a9fe:a9fe, link-local",
    "64:ff9b:1::a00:1, translated",
    "2002:7f00:1::, translated",
    "2002:808:808::, translated",
    "2001::1, translated",
    "192.88.99.1, translated",
    "192.0.0.192, reserved",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "::7f00:1, reserved",
    "2001:10::1, reserved",
    "4000::1, reserved",
    "100::1, reserved",
  })
  void refusesWhatIsNotPublic(String address, String block) {
    names.with("a.example", address);

    assertThat(guard.resolve("a.example", 443))
        .isEqualTo(new Answer.Refused(Reason.FORBIDDEN_ADDRESS, block));
    assertThat(guard.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "169.253.255.255",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2400:3200::1",
        "2606:4700::1111",
        "2001:4860::8888",
        "64:ff9b::808:808"
      })
  void allowsWhatIsPublic(String address) {
    names.with("a.example", address);

    assertThat(guard.resolve("a.example", 443)).isInstanceOf(Answer.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
        "http://１２７.０.０.１/",
        "http://0xa9fea9fe/latest/meta-data/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
      })
  void refusesDisguisesWithoutAskingAnyone(String address) {
    WebAddress to = WebAddress.of(address).orElseThrow();

    assertThat(guard.resolve(to.host(), to.port())).isInstanceOf(Answer.Refused.class);
    assertThat(names.asked()).isEmpty();
  }

  @Test
  void oneForbiddenAddressAmongOthersIsEnough() {
    names.with("a.example", "8.8.8.8", "10.0.0.1");

    assertThat(guard.resolve("a.example", 443))
        .isEqualTo(new Answer.Refused(Reason.FORBIDDEN_ADDRESS, "private"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 25, 81, 110, 444, 1023, 3306, 6379, 6667, 9200, 11211})
  void refusesPortsOfOtherServices(int port) {
    names.with("a.example", "8.8.8.8");

    assertThat(guard.resolve("a.example", port))
        .isEqualTo(new Answer.Refused(Reason.FORBIDDEN_PORT, String.valueOf(port)));
  }

  @Test
  void allowsPortsOnWhichPeopleRunWebServers() {
    names.with("a.example", "8.8.8.8");

    for (int port : new int[] {80, 443, 1024, 3000, 8000, 8080, 8443, 9443, 65_535}) {
      assertThat(guard.resolve("a.example", port)).isInstanceOf(Answer.Allowed.class);
    }
  }

  @Test
  void loopbackIsAllowedOnlyWhenAskedForAndNothingElseIs() {
    var local = new AddressGuard(names, Reach.PUBLIC_AND_LOOPBACK);

    assertThat(local.resolve("127.0.0.2", 22)).isInstanceOf(Answer.Allowed.class);
    assertThat(local.resolve("[::1]", 9200)).isInstanceOf(Answer.Allowed.class);
    assertThat(local.resolve("localhost", 8080)).isInstanceOf(Answer.Allowed.class);
    assertThat(local.resolve("0.0.0.0", 80)).isInstanceOf(Answer.Refused.class);
    assertThat(local.resolve("169.254.169.254", 80)).isInstanceOf(Answer.Refused.class);
    assertThat(local.resolve("10.0.0.1", 80)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void tellsAHostThatDoesNotExistFromAMachineWithoutNetwork() {
    assertThat(guard.resolve("nowhere.example", 443)).isEqualTo(new Answer.UnknownHost());
    assertThat(new AddressGuard(new Names().offline(), Reach.PUBLIC).resolve("a.example", 443))
        .isEqualTo(new Answer.NoNetwork());
  }

  @Test
  void socketsRefuseWhatSomebodyForgotToAskFor() throws IOException {
    try (Socket socket = new GuardedSockets(guard).open()) {
      assertThatThrownBy(() -> socket.connect(new InetSocketAddress("10.0.0.1", 80), 1_000))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("refused by the guard");
      assertThatThrownBy(
              () -> socket.connect(InetSocketAddress.createUnresolved("a.example", 80), 1_000))
          .hasMessageContaining("refused by the guard");
    }
    assertThat(names.asked()).isEmpty();
  }
}
