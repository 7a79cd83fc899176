package dev.shangjia.probes.web;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what another trusts, and remembers why it did not. For one connection. */
final class CertificateWatch extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private String refusal = "";

  CertificateWatch(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  /** Why the server's certificate was refused, as a code; empty when it was not. */
  String refusal() {
    return refusal;
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private void watch(X509Certificate[] chain, String type, Check check)
      throws CertificateException {
    try {
      check.run();
    } catch (CertificateException refused) {
      refusal = isTrusted(chain, type) ? "wrong-host" : reason(chain, refused);
      throw refused;
    }
  }

  /** Whether the chain is in order, be it another host's. */
  private boolean isTrusted(X509Certificate[] chain, String type) {
    try {
      trust.checkServerTrusted(chain, type);
      return true;
    } catch (CertificateException refused) {
      return false;
    }
  }

  private static String reason(X509Certificate[] chain, CertificateException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException invalid) {
        if (invalid.getReason() == BasicReason.EXPIRED) {
          return "expired";
        }
        if (invalid.getReason() == BasicReason.NOT_YET_VALID) {
          return "not-yet-valid";
        }
        if (invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
          return "weak";
        }
      }
    }
    return chain.length == 0 ? "untrusted" : reason(chain[0]);
  }

  /** A chain that leads nowhere is given up before anybody looks at its dates. */
  private static String reason(X509Certificate certificate) {
    if (isSelfSigned(certificate)) {
      return "self-signed";
    }
    try {
      certificate.checkValidity();
      return "untrusted";
    } catch (CertificateExpiredException expired) {
      return "expired";
    } catch (CertificateNotYetValidException early) {
      return "not-yet-valid";
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException signedByAnother) {
      return false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    watch(chain, type, () -> trust.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    watch(chain, type, () -> trust.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    watch(chain, type, () -> trust.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
