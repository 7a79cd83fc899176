package dev.shangjia.platform.apps;

import dev.shangjia.engine.LocalText;
import java.util.Locale;
import java.util.Map;

/** Says what became of dossiers that were handed in; whoever runs cases knows. */
public interface DossierStates {
  /**
   * The dossiers about an app and its versions that were handed in ever, as far as who acts sees.
   */
  Map<DossierKey, State> of(App app);

  /**
   * What became of a dossier.
   *
   * @param words such as what the case waits for, or how it ended
   * @param href where its case is
   */
  record State(Ball ball, LocalText words, String href) {}

  /** Whose turn it is. */
  enum Ball {
    /** The market works on it, or waits for somebody else than the provider. */
    MARKET,
    /** It waits for the provider. */
    PROVIDER,
    /** Nobody's: the case is over. */
    NOBODY;

    /** The name in the classes of pages. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
