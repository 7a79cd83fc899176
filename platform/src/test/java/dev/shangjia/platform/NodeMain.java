package dev.shangjia.platform;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.accounts.TestTokens;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/** A server in a process of its own that can be killed; it founds its people when it is told to. */
public final class NodeMain {
  static final String PASSWORD = "correct horse battery staple 7";
  static final String DESK = "desk@example.com";

  private NodeMain() {}

  public static void main(String[] arguments) {
    new SpringApplication(PlatformApplication.class, Founding.class).run(arguments);
  }

  /**
   * Founds the desk and some providers, each with an empty dossier to hand in, and lists their
   * tokens: the desk's first; and enterprises, with the number of an app in the file {@code app}.
   */
  static final class Founding {
    private final Accounts accounts;
    private final Dossiers dossiers;
    private final Acting acting;
    private final ApplicationContext context;
    private final int providers;
    private final int enterprises;
    private final Path list;

    Founding(
        Accounts accounts,
        Dossiers dossiers,
        Acting acting,
        ApplicationContext context,
        @Value("${test.providers:0}") int providers,
        @Value("${test.enterprises:0}") int enterprises,
        @Value("${test.list:}") Path list) {
      this.accounts = accounts;
      this.dossiers = dossiers;
      this.acting = acting;
      this.context = context;
      this.providers = providers;
      this.enterprises = enterprises;
      this.list = list;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
      if (providers > 0 && !accounts.isSetUp()) {
        SignedIn desk =
            accounts.found(
                Side.OPERATOR,
                "Market",
                DESK,
                "Desk",
                PASSWORD,
                EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
        var lines = new ArrayList<String>();
        lines.add(TestTokens.of(desk, context));
        for (int number = 0; number < providers; number++) {
          lines.add(provider(number));
        }
        if (enterprises > 0) {
          enterprises();
        }
        write(list, lines);
      }
    }

    /** Founds enterprises, and a provider whose app they can install. */
    private void enterprises() {
      for (int number = 0; number < enterprises; number++) {
        accounts.found(
            Side.ENTERPRISE,
            "Enterprise " + number,
            "enterprise-" + number + "@example.com",
            "Admin " + number,
            PASSWORD,
            Set.of(MemberRole.ADMIN));
      }
      Listing listing =
          new TestListings(context, "Provider of an app").list("门店打烊", "打烊。", List.of("零售"));
      write(list.resolveSibling("app"), List.of(listing.app().toString()));
    }

    private String provider(int number) {
      String email = "provider-" + number + "@example.com";
      SignedIn founded =
          accounts.found(
              Side.PROVIDER,
              "Provider " + number,
              email,
              "Owner " + number,
              PASSWORD,
              Set.of(MemberRole.OWNER, MemberRole.DEVELOPER));
      long organization = founded.organization().value();
      DossierId dossier =
          acting.as(
              new Actor.Person(founded.person(), founded.organization(), Side.PROVIDER),
              () ->
                  dossiers.open(
                      founded.organization(),
                      new DossierKey("weda", "joining", "organization", organization),
                      null));
      return TestTokens.of(founded, context) + " " + organization + " " + dossier;
    }

    private static void write(Path file, List<String> lines) {
      try {
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        Files.write(whole, lines);
        Files.move(whole, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
