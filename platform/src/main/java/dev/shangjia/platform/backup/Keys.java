package dev.shangjia.platform.backup;

/** Whether a backup holds the keys that open sensitive files and sign receipts. */
public enum Keys {
  /** They are kept elsewhere: who gets hold of the backup cannot open sensitive files. */
  LEFT_OUT,
  /** The backup alone is enough for another machine, and is to be kept as safe as the keys. */
  INCLUDED
}
