package dev.shangjia.platform.apps;

import java.util.List;

/** Knows something that the page of an app tells its provider. Modules offer what they know. */
public interface AppRemarks {

  /** What there is to tell of an app, as far as who acts sees. */
  List<Remark> of(App app);

  /**
   * Something to tell.
   *
   * @param key of its words
   * @param arguments of these
   * @param href where more stands; blank for nowhere
   */
  record Remark(String key, List<String> arguments, String href) {
    public Remark {
      arguments = List.copyOf(arguments);
    }

    /** The arguments as words take them. */
    public Object[] words() {
      return arguments.toArray();
    }
  }
}
