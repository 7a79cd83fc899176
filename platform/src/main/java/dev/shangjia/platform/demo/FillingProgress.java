package dev.shangjia.platform.demo;

/** Told how far the filling of the demo is: it takes a while, and nobody should wait in silence. */
public interface FillingProgress {
  /**
   * It went on.
   *
   * @param percent of the steps of its script that are done, 0 when it begins, 100 at its end;
   *     never less than the last time
   */
  void reached(int percent);
}
