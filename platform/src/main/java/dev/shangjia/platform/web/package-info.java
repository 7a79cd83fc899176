/** The frame of every page: its words, its navigation, its templates; knows no capability. */
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package dev.shangjia.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
