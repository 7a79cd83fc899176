package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.search.ListingIndex;
import java.util.Optional;

/** Where an index is, and how far it has followed. */
interface IndexPlace {

  /** Names the index among those that are made anew. */
  String name();

  /** Opens the index; makes it when there is none. */
  ListingIndex open();

  /** Whether this node follows for it now. */
  boolean isOurs();

  /** How far it has followed; empty when it was never made in full. */
  Optional<IndexPosition> position();

  /** Remembers how far it has followed. */
  void write(IndexPosition position);
}
