// Printed by npm run codegen from the chapters in shared/src. Not to be changed by hand.
import { AcceptRequestDocument, AddProgressDocument, AssignRequestDocument, CloseSupervisionDocument, DeclineRequestDocument, DispatchRequestDocument, OrderSupervisionDocument, RecordReachedDocument, RegradeRequestDocument, ReplySupervisionDocument, RequestInformationDocument, ResolveRequestDocument, SignRequestDocument } from '../../api/generated/graphql'
import type { ActForm } from '../../life/act-form'

export type FormName = "ACCEPT" | "DECLINE" | "DISPATCH" | "REGRADE" | "REACH" | "SIGN" | "ASSIGN" | "ADD_PROGRESS" | "REQUEST_INFORMATION" | "RESOLVE" | "ORDER_SUPERVISION" | "REPLY_SUPERVISION" | "CLOSE_SUPERVISION"

export const FORMS: Readonly<Record<FormName, ActForm>> = {
  ACCEPT: {
    "of": "REQUEST",
    "button": "受理",
    "weight": "secondary",
    "key": "A",
    "done": "已受理",
    "fields": {},
    "stricter": [],
    document: AcceptRequestDocument,
  },
  DECLINE: {
    "of": "REQUEST",
    "button": "不予受理",
    "weight": "more",
    "key": "B",
    "effect": "提交后：这件诉求结束，申请人收到原因和去处。",
    "final": "这件诉求就此结束，申请人马上收到原因和去处，不能撤销。",
    "done": "已告知不予受理",
    "fields": {
      "reason": {
        "label": "原因",
        "required": true,
        "shape": {
          "kind": "CHOICE",
          "of": {
            "words": {
              "OTHER_DIVISION": "不属本地",
              "IN_LEGAL_PROCEDURE": "已在诉讼、仲裁或复议中",
              "PETITION": "属于信访事项",
              "SECRET_OR_PRIVATE": "涉密或涉及他人隐私",
              "UNLAWFUL_OR_EMPTY": "违法或没有实质内容",
              "REPEATED": "同一事实重复提出",
              "OTHER_BY_LAW": "法律规定的其他情形"
            }
          }
        }
      },
      "text": {
        "label": "依据和去处",
        "hint": "写明哪一条规定，以及申请人可以去哪里办。",
        "required": true,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: DeclineRequestDocument,
  },
  DISPATCH: {
    "of": "REQUEST",
    "title": "定级并派单",
    "button": "受理并派单",
    "weight": "primary",
    "key": "D",
    "effect": "提交后：牵头单位收到签收提醒，申请人收到由谁办、什么时候答复。期限从受理算起。",
    "done": "已派单",
    "at": {
      "ACCEPTED": {
        "button": "派单"
      },
      "DISPATCHED": {
        "button": "改派",
        "weight": "secondary"
      }
    },
    "fields": {
      "grading": {
        "label": "",
        "required": true,
        "shape": {
          "kind": "GROUP",
          "name": "GradingInput",
          "of": {
            "tier": {
              "label": "复杂度",
              "prefill": "tier",
              "rules": {
                "SIMPLE": "简单诉求 1 个工作日内答复",
                "COMPLEX": "复杂诉求由部门负责人 2 个工作日内协调，5 个工作日内解决",
                "MAJOR": "重大诉求召开专题会议，5 个工作日内解决"
              },
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "SIMPLE": "简单",
                    "COMPLEX": "复杂",
                    "MAJOR": "重大"
                  }
                }
              }
            },
            "category": {
              "label": "类别",
              "prefill": "category",
              "required": true,
              "shape": {
                "kind": "CATEGORY"
              }
            },
            "cause": {
              "label": "办不成的原因",
              "prefill": "cause",
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "UNCLEAR_COMPETENCE": "职能边界不清",
                    "MULTI_LEVEL_COORDINATION": "跨部门多层次协调",
                    "LAW_NOT_SPECIFIC": "法律不够明确",
                    "NEW_BUSINESS": "新领域新业态",
                    "POLICY_OVERLAP": "政策不协调有交叉",
                    "UNUSUAL_COMPLEX": "非常规疑难复杂",
                    "LEGACY": "历史遗留",
                    "OTHER": "其他"
                  }
                }
              }
            },
            "urgency": {
              "label": "紧急度",
              "prefill": "urgency",
              "hint": "特急 1 个工作小时内签收，其他 4 个工作小时内签收。答复期限不变。",
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "NORMAL": "一般",
                    "URGENT": "紧急",
                    "CRITICAL": "特急"
                  }
                }
              }
            }
          },
          "stricter": []
        }
      },
      "leadUnitId": {
        "label": "牵头单位",
        "required": true,
        "shape": {
          "kind": "UNIT"
        }
      },
      "text": {
        "label": "附言（选填）",
        "hint": "写给牵头单位，申请人也能看到。改派时请写原因，原单位也会收到。",
        "required": false,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: DispatchRequestDocument,
  },
  REGRADE: {
    "of": "REQUEST",
    "button": "重新定级",
    "weight": "more",
    "key": "T",
    "effect": "提交后：答复期限按新的复杂度从受理重新计算，可能提前。",
    "done": "已重新定级",
    "fields": {
      "grading": {
        "label": "",
        "required": true,
        "shape": {
          "kind": "GROUP",
          "name": "GradingInput",
          "of": {
            "tier": {
              "label": "复杂度",
              "prefill": "tier",
              "rules": {
                "SIMPLE": "简单诉求 1 个工作日内答复",
                "COMPLEX": "复杂诉求由部门负责人 2 个工作日内协调，5 个工作日内解决",
                "MAJOR": "重大诉求召开专题会议，5 个工作日内解决"
              },
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "SIMPLE": "简单",
                    "COMPLEX": "复杂",
                    "MAJOR": "重大"
                  }
                }
              }
            },
            "category": {
              "label": "类别",
              "prefill": "category",
              "required": true,
              "shape": {
                "kind": "CATEGORY"
              }
            },
            "cause": {
              "label": "办不成的原因",
              "prefill": "cause",
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "UNCLEAR_COMPETENCE": "职能边界不清",
                    "MULTI_LEVEL_COORDINATION": "跨部门多层次协调",
                    "LAW_NOT_SPECIFIC": "法律不够明确",
                    "NEW_BUSINESS": "新领域新业态",
                    "POLICY_OVERLAP": "政策不协调有交叉",
                    "UNUSUAL_COMPLEX": "非常规疑难复杂",
                    "LEGACY": "历史遗留",
                    "OTHER": "其他"
                  }
                }
              }
            },
            "urgency": {
              "label": "紧急度",
              "prefill": "urgency",
              "hint": "特急 1 个工作小时内签收，其他 4 个工作小时内签收。答复期限不变。",
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "NORMAL": "一般",
                    "URGENT": "紧急",
                    "CRITICAL": "特急"
                  }
                }
              }
            }
          },
          "stricter": []
        }
      }
    },
    "stricter": [],
    document: RegradeRequestDocument,
  },
  REACH: {
    "of": "REQUEST",
    "button": "已电话告知",
    "weight": "secondary",
    "key": "P",
    "effect": "提交后：申请人的时限从现在起算。",
    "submit": "记下",
    "done": "已记下电话告知",
    "fields": {
      "text": {
        "label": "通话情况（选填）",
        "hint": "写明告知了什么。申请人也能看到。",
        "required": false,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: RecordReachedDocument,
  },
  SIGN: {
    "of": "REQUEST",
    "button": "签收",
    "weight": "primary",
    "key": "S",
    "done": "已签收",
    "fields": {},
    "stricter": [],
    document: SignRequestDocument,
  },
  ASSIGN: {
    "of": "REQUEST",
    "button": "指定经办人",
    "weight": "secondary",
    "key": "H",
    "effect": "提交后：经办人收到提醒，期限不变。以后的提醒发给他，单位其他人仍可以看和办。",
    "submit": "指定",
    "done": "已指定经办人",
    "fields": {
      "handlerId": {
        "label": "经办人",
        "required": true,
        "shape": {
          "kind": "COLLEAGUE"
        }
      }
    },
    "stricter": [],
    document: AssignRequestDocument,
  },
  ADD_PROGRESS: {
    "of": "REQUEST",
    "button": "写进展",
    "weight": "secondary",
    "key": "M",
    "effect": "提交后：申请人收到这条进展，期限不变。",
    "submit": "提交进展",
    "done": "已写进展",
    "fields": {
      "text": {
        "label": "进展",
        "hint": "写谁做了什么、下一步什么时候做。申请人会收到。",
        "required": true,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: AddProgressDocument,
  },
  REQUEST_INFORMATION: {
    "of": "REQUEST",
    "button": "一次性告知补正",
    "weight": "more",
    "key": "N",
    "effect": "提交后：申请人收到清单，计时暂停，补齐后继续。",
    "final": "一次性告知本轮只有这一次。申请人马上收到清单，不能收回。",
    "submit": "告知补正",
    "done": "已告知补正，计时已暂停",
    "fields": {
      "text": {
        "label": "还差的材料",
        "hint": "一次写全，一行一项。每一轮只能告知一次。",
        "required": true,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: RequestInformationDocument,
  },
  RESOLVE: {
    "of": "REQUEST",
    "button": "提交答复",
    "weight": "primary",
    "key": "F",
    "effect": "提交后：申请人收到答复，由申请人说解决没有。",
    "final": "申请人马上收到这份答复，不能收回，也不能改。",
    "done": "已提交答复",
    "fields": {
      "resolution": {
        "label": "结论",
        "required": true,
        "shape": {
          "kind": "CHOICE",
          "of": {
            "words": {
              "SOLVED": "已办成",
              "PARTLY": "部分办成",
              "EXPLAINED_NOT_POSSIBLE": "依法不能办",
              "NOT_COMPETENT_REFERRED": "不属职责，已转有权单位",
              "UNRESOLVED_REASON": "暂未办成，已说明原因"
            }
          }
        }
      },
      "text": {
        "label": "答复内容",
        "hint": "写做了什么、依据什么、下一步怎么办。",
        "required": true,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [
      {
        "when": {
          "resolution": [
            "EXPLAINED_NOT_POSSIBLE"
          ]
        },
        "field": "text",
        "min": 20,
        "code": "BASIS_REQUIRED",
        "text": "“依法不能办”要写明条款和救济途径。",
        "hint": "“依法不能办”要写明条款（如《某某条例》第十二条）和救济途径（复议、诉讼或信访）。"
      }
    ],
    document: ResolveRequestDocument,
  },
  ORDER_SUPERVISION: {
    "of": "REQUEST",
    "button": "督办",
    "weight": "more",
    "key": "U",
    "effect": "提交后：办理单位收到督办，1 个工作日内说明原因和办结时间；逾期转单位负责人。",
    "submit": "下达督办",
    "done": "已下达督办",
    "fields": {
      "text": {
        "label": "督办要求（选填）",
        "hint": "写明要单位说明什么。单位会读到。",
        "required": false,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: OrderSupervisionDocument,
  },
  REPLY_SUPERVISION: {
    "of": "SUPERVISION_ORDER",
    "button": "回复督办",
    "weight": "primary",
    "key": "F",
    "effect": "提交后：兜底办收到回复和承诺的办结时间。",
    "submit": "提交回复",
    "done": "已回复督办",
    "fields": {
      "text": {
        "label": "原因和措施",
        "hint": "写明为什么没有办结、正在做什么。",
        "required": true,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      },
      "days": {
        "label": "几个工作日内办结",
        "hint": "从回复当天起算，写 1 到 10 的数字。",
        "required": true,
        "shape": {
          "kind": "COUNT",
          "min": 1,
          "max": 10
        }
      }
    },
    "stricter": [],
    document: ReplySupervisionDocument,
  },
  CLOSE_SUPERVISION: {
    "of": "SUPERVISION_ORDER",
    "button": "督办办结",
    "weight": "secondary",
    "key": "E",
    "final": "办结后单位不能再回复，也不能再打开。",
    "done": "督办已办结",
    "fields": {},
    "stricter": [],
    document: CloseSupervisionDocument,
  },
}
