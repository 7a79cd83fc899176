package dev.shangjia.bench.market;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Flowable: a review and an answer, in turns, said by whom and why. Its history is full, for ours
 * keeps what each decision said, and not only the last. Who acts finds the task by a query, as ours
 * finds the case's.
 */
final class FlowableCases implements Stepping {
  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench">
        <process id="joining" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="a" sourceRef="start" targetRef="review"/>
          <userTask id="review" name="Review"/>
          <sequenceFlow id="b" sourceRef="review" targetRef="decided"/>
          <exclusiveGateway id="decided"/>
          <sequenceFlow id="d" sourceRef="decided" targetRef="answer">
            <conditionExpression>${outcome == 'return'}</conditionExpression>
          </sequenceFlow>
          <sequenceFlow id="e" sourceRef="decided" targetRef="declined">
            <conditionExpression>${outcome == 'decline'}</conditionExpression>
          </sequenceFlow>
          <endEvent id="declined"/>
          <userTask id="answer" name="Answer"/>
          <sequenceFlow id="c" sourceRef="answer" targetRef="review"/>
        </process>
      </definitions>
      """;

  private final HikariDataSource pool;
  private final ProcessEngine engine;
  private String[] instances = {};
  private Turn[] turns = {};

  FlowableCases(String url, String user, String password) {
    pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(Stepping.CONNECTIONS);
    ProcessEngineConfiguration configuration =
        new StandaloneProcessEngineConfiguration()
            .setDataSource(pool)
            .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
            .setAsyncExecutorActivate(false)
            .setHistoryLevel(HistoryLevel.FULL);
    engine = configuration.buildProcessEngine();
  }

  @Override
  public String name() {
    return "Flowable " + ProcessEngine.VERSION;
  }

  @Override
  public void prepare(int cases) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("joining.bpmn20.xml", PROCESS)
        .deploy();
    instances = new String[cases];
    turns = Stepping.beginnings(cases);
  }

  @Override
  public void step(int number) {
    switch (turns[number]) {
      case START ->
          instances[number] =
              engine.getRuntimeService().startProcessInstanceByKey("joining").getId();
      case RETURN, RETURN_AGAIN -> decide(number, "return");
      case ANSWER, ANSWER_AGAIN -> complete(number, "provider", Map.of("snapshot", 81L));
      case DECLINE -> decide(number, "decline");
    }
    turns[number] = turns[number].next();
  }

  /** What ours says with a decision as well, and keeps of each. */
  private void decide(int number, String outcome) {
    complete(
        number,
        "desk",
        Map.of(
            "outcome",
            outcome,
            "explanation",
            "Please show that you are an enterprise.",
            "rule",
            "joining/company-verified",
            "reason",
            "Not an enterprise."));
  }

  private void complete(int number, String person, Map<String, Object> variables) {
    String task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceId(instances[number])
            .singleResult()
            .getId();
    engine.getTaskService().complete(task, person, variables);
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
