package dev.shangjia.bench.search;

import dev.shangjia.bench.search.Generated.Asked;
import dev.shangjia.platform.catalog.search.Document;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * What searches listings: gives the first twenty of those that hold a text and are in what it was
 * narrowed down to, with how many there are in each category, pricing and terminal. Safe for
 * several threads.
 */
interface Peer extends AutoCloseable {

  /** What it is called in the table. */
  String name();

  /** Puts listings in. */
  void add(List<Document> listings) throws Exception;

  /** All were put in. */
  void ready() throws Exception;

  /** How many are found. */
  long find(Asked asked) throws Exception;

  @Override
  void close() throws IOException, SQLException;
}
