package dev.shangjia.platform.web;

import java.util.Optional;

/** Tells the frame who is signed in. */
public interface Visitors {

  /** Who made the request that is being answered; empty when nobody is signed in. */
  Optional<Visitor> current();
}
