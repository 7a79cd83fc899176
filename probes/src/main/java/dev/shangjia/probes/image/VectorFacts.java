package dev.shangjia.probes.image;

import tools.jackson.databind.node.ObjectNode;

/** What is told of a vector drawing: what it declares, since it is never drawn. */
final class VectorFacts {
  private VectorFacts() {}

  static void put(SvgFile svg, ObjectNode facts) {
    facts.put("readable", svg.wellFormed());
    if (svg.width() > 0 && svg.height() > 0) {
      facts.put("width", svg.width());
      facts.put("height", svg.height());
    }
    var active = facts.putArray("activeContent");
    svg.activeContent().forEach(active::add);
  }
}
