package dev.shangjia.platform.inspections;

import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.net.AddressGuard;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How dossiers are looked at.
 *
 * @param data the folder of everything that the server keeps
 * @param probes how probes look
 */
@ConfigurationProperties("shangjia")
record InspectionSettings(@DefaultValue("data") Path data, @DefaultValue Probes probes) {

  /**
   * How probes look.
   *
   * @param reach whether addresses of this machine may be looked at, which is for trials only
   * @param looks at what: {@code files} alone, or {@code addresses} too
   */
  record Probes(
      @DefaultValue("public") AddressGuard.Reach reach,
      @DefaultValue("addresses") Gathering.Reach looks) {}
}
