package dev.shangjia.platform;

import dev.shangjia.platform.database.MigratedDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the running server, on a database of its own that has all tables and no rows, as the
 * application's role. Tests with equal settings share one server and one database: each founds its
 * own organizations.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = MigratedDatabase.class)
public @interface PlatformTest {}
