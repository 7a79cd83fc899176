package dev.shangjia.probes.worker;

/** Why a look at a file ended before anything was seen, whatever the file is about. */
public enum EarlyEnd {
  /** It has more bytes than are examined; values: its bytes, the most bytes. */
  TOO_LARGE,
  /** It could not be read; no values. */
  UNREADABLE,
  /** The time was over; values: the milliseconds that there were. */
  TIMED_OUT,
  /** The probe itself failed; values: the name of the fault. */
  BROKEN
}
