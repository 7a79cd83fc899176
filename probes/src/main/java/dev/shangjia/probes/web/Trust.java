package dev.shangjia.probes.web;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted. */
final class Trust {
  private Trust() {}

  /** The authorities that come with Java. */
  static X509ExtendedTrustManager standard() {
    return in(null);
  }

  /**
   * Some authorities.
   *
   * @param authorities null for those that come with Java
   */
  static X509ExtendedTrustManager in(@Nullable KeyStore authorities) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this Java trusts no certificates"));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the trusted certificates cannot be read", broken);
    }
  }
}
