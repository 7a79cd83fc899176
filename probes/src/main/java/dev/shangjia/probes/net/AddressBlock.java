package dev.shangjia.probes.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Blocks of addresses that are not the public internet, after the registries of special-purpose
 * addresses (RFC 6890 and what came later), and addresses on which clouds answer their own
 * machines.
 */
enum AddressBlock {
  LOOPBACK("127.0.0.0/8", "::1/128"),
  UNSPECIFIED("0.0.0.0/8", "::/128"),
  PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
  LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
  CARRIER_NAT("100.64.0.0/10"),
  /** Azure answers its machines on a public address; other clouds' lie in the blocks above. */
  METADATA("168.63.129.16/32"),
  MULTICAST("224.0.0.0/4", "ff00::/8"),
  DOCUMENTATION("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
  BENCHMARKING("198.18.0.0/15", "2001:2::/48"),
  /** Packets to these end at whatever IPv4 address is written within. */
  TRANSLATED("192.88.99.0/24", "2002::/16", "2001::/32", "64:ff9b:1::/48", "::ffff:0:0/96"),
  RESERVED("192.0.0.0/24", "240.0.0.0/4", "2001::/23");

  /** All that IPv6 has given out for public use. */
  private static final Block PUBLIC_IPV6 = Block.of("2000::/3");

  /** A gateway turns what lies here into the IPv4 address in its last four bytes. */
  private static final Block NAT64 = Block.of("64:ff9b::/96");

  @SuppressWarnings("ImmutableEnumChecker") // toList() gives one that cannot be changed
  private final List<Block> blocks;

  AddressBlock(String... blocks) {
    this.blocks = Arrays.stream(blocks).map(Block::of).toList();
  }

  /** The block that an address lies in; empty when it is public. */
  static Optional<AddressBlock> of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(bytes)) {
      return of(Arrays.copyOfRange(bytes, 12, 16));
    }
    return of(bytes);
  }

  private static Optional<AddressBlock> of(byte[] bytes) {
    Optional<AddressBlock> named =
        Arrays.stream(values())
            .filter(block -> block.blocks.stream().anyMatch(part -> part.contains(bytes)))
            .findFirst();
    return named.isEmpty() && bytes.length == 16 && !PUBLIC_IPV6.contains(bytes)
        ? Optional.of(RESERVED)
        : named;
  }

  /** The name used in messages. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A block of addresses.
   *
   * @param length bytes of an address: 4 or 16
   * @param start the first address
   * @param bits how many of its bits all addresses of the block share
   */
  private record Block(int length, BigInteger start, int bits) {

    static Block of(String cidr) {
      int slash = cidr.indexOf('/');
      byte[] start = bytes(cidr.substring(0, slash));
      int bits = Integer.parseInt(cidr, slash + 1, cidr.length(), 10);
      return new Block(start.length, new BigInteger(1, start), bits);
    }

    private static byte[] bytes(String text) {
      byte[] bytes = InetAddress.ofLiteral(text).getAddress();
      if (text.indexOf(':') < 0 || bytes.length == 16) {
        return bytes;
      }
      // Java makes an IPv4 address of a mapped one.
      byte[] mapped = new byte[16];
      mapped[10] = (byte) 0xFF;
      mapped[11] = (byte) 0xFF;
      System.arraycopy(bytes, 0, mapped, 12, bytes.length);
      return mapped;
    }

    boolean contains(byte[] address) {
      return address.length == length
          && new BigInteger(1, address).xor(start).shiftRight(8 * length - bits).signum() == 0;
    }
  }
}
