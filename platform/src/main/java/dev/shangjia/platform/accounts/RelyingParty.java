package dev.shangjia.platform.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The market as a relying party of WebAuthn. A passkey is the whole sign-in, so devices have to
 * make sure who holds them, and to find the key without being told whose.
 */
@Component
class RelyingParty {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>
      ATTESTATION = new TypeReference<>() {};

  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>
      ASSERTION = new TypeReference<>() {};

  private final PasskeyOwners owners;
  private final PasskeyCredentials credentials;
  private final MarketAddress address;

  /** Made at first use, because the address may hold a port that is not known before. */
  private final SingletonSupplier<WebAuthnRelyingPartyOperations> operations;

  RelyingParty(PasskeyOwners owners, PasskeyCredentials credentials, MarketAddress address) {
    this.owners = owners;
    this.credentials = credentials;
    this.address = address;
    this.operations = SingletonSupplier.of(this::operations);
  }

  private WebAuthnRelyingPartyOperations operations() {
    var name =
        PublicKeyCredentialRpEntity.builder().id(address.host()).name(address.host()).build();
    var made =
        new Webauthn4JRelyingPartyOperations(owners, credentials, name, Set.of(address.origin()));
    made.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    made.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return made;
  }

  PublicKeyCredentialCreationOptions offer(SignedIn who) {
    return operations
        .obtain()
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(PasswordSignIn.token(who)));
  }

  void register(
      PublicKeyCredentialCreationOptions asked,
      PublicKeyCredential<AuthenticatorAttestationResponse> made,
      String name) {
    operations
        .obtain()
        .registerCredential(
            new ImmutableRelyingPartyRegistrationRequest(
                asked, new RelyingPartyPublicKey(made, name)));
  }

  /** For whoever comes: nobody is signed in, and no device is asked for by name. */
  PublicKeyCredentialRequestOptions challenge() {
    return operations.obtain().createCredentialRequestOptions(() -> null);
  }

  PublicKeyCredentialUserEntity authenticate(
      PublicKeyCredentialRequestOptions asked,
      PublicKeyCredential<AuthenticatorAssertionResponse> shown) {
    return operations.obtain().authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
  }

  /** What a device answers that made a passkey; refuses what is not all there. */
  PublicKeyCredential<AuthenticatorAttestationResponse> attestation(String json) {
    PublicKeyCredential<AuthenticatorAttestationResponse> made =
        present(JSON.readValue(json, ATTESTATION), "anything");
    AuthenticatorAttestationResponse response = present(made.getResponse(), "response");
    present(made.getRawId(), "rawId");
    present(response.getClientDataJSON(), "clientDataJSON");
    present(response.getAttestationObject(), "attestationObject");
    return made;
  }

  /** What a device answers that has one; refuses what is not all there. */
  PublicKeyCredential<AuthenticatorAssertionResponse> assertion(String json) {
    PublicKeyCredential<AuthenticatorAssertionResponse> shown =
        present(JSON.readValue(json, ASSERTION), "anything");
    AuthenticatorAssertionResponse response = present(shown.getResponse(), "response");
    present(shown.getRawId(), "rawId");
    present(response.getClientDataJSON(), "clientDataJSON");
    present(response.getAuthenticatorData(), "authenticatorData");
    present(response.getSignature(), "signature");
    return shown;
  }

  /** The library believes that browsers send everything. */
  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("a passkey came without " + name);
    }
    return value;
  }

  /** The form in which browsers take what a device is asked for. */
  String json(Object options) {
    return JSON.writeValueAsString(options);
  }

  /** Whether passkeys work on pages of a host; elsewhere browsers refuse. */
  boolean worksAt(String host) {
    return host.equalsIgnoreCase(address.host());
  }

  /** Where they work. */
  String origin() {
    return address.origin();
  }
}
