// Printed by npm run codegen from the chapters in shared/src. Not to be changed by hand.
import { ConfirmRequestDocument, CorrectContactDocument, DisputeRequestDocument, ErasePersonalDataDocument, RateRequestDocument, SupplementRequestDocument, UrgeRequestDocument, WithdrawRequestDocument } from '../../api/generated/graphql'
import type { ActForm } from '../../life/act-form'

export type FormName = "SUPPLEMENT" | "CONFIRM" | "DISPUTE" | "RATE" | "URGE" | "CORRECT_CONTACT" | "WITHDRAW" | "ERASE"

export const FORMS: Readonly<Record<FormName, ActForm>> = {
  SUPPLEMENT: {
    "of": "REQUEST",
    "button": "补充材料",
    "weight": "primary",
    "effect": "提交后，办理单位收到材料，计时继续。",
    "submit": "提交补充",
    "done": "材料已补充。",
    "fields": {
      "text": {
        "label": "补充说明",
        "hint": "写明已补充什么；没有的，写明原因。",
        "required": true,
        "orElse": "attachmentIds",
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      },
      "attachmentIds": {
        "label": "材料",
        "required": false,
        "shape": {
          "kind": "FILES",
          "max": 9
        }
      }
    },
    "stricter": [],
    document: SupplementRequestDocument,
  },
  CONFIRM: {
    "of": "REQUEST",
    "button": "已解决",
    "weight": "equal",
    "final": "确认后这件诉求就办结了，不能再改成“未解决”。之后可以评价。",
    "done": "已记下：您确认已解决。",
    "fields": {},
    "stricter": [],
    document: ConfirmRequestDocument,
  },
  DISPUTE: {
    "of": "REQUEST",
    "title": "反馈未解决",
    "button": "未解决",
    "weight": "equal",
    "effect": "会由上一级重新办理，编号不变。",
    "submit": "提交",
    "done": "已反馈，由单位负责人重新办理。",
    "fields": {
      "part": {
        "label": "哪里没解决",
        "required": true,
        "shape": {
          "kind": "CHOICE",
          "of": {
            "words": {
              "NOT_SOLVED": "没解决",
              "PARTLY_SOLVED": "只解决一部分",
              "FACTS_DIFFER": "说法和实际不符",
              "NO_BASIS": "没说明依据"
            }
          }
        }
      },
      "text": {
        "label": "再说两句（选填）",
        "hint": "说明后，重新办理的人能更快找到问题。",
        "required": false,
        "shape": {
          "kind": "NOTE",
          "max": 2000
        }
      }
    },
    "stricter": [],
    document: DisputeRequestDocument,
  },
  RATE: {
    "of": "REQUEST",
    "page": "enterprise/rate/rate",
    "title": "评价",
    "button": "去评价",
    "weight": "primary",
    "submit": "提交评价",
    "done": "已收到。单位只看到汇总结果，看不到您的名字。",
    "fields": {
      "rating": {
        "label": "",
        "required": true,
        "shape": {
          "kind": "GROUP",
          "name": "RatingInput",
          "of": {
            "face": {
              "label": "您满意吗",
              "missing": "FACE_REQUIRED",
              "required": true,
              "shape": {
                "kind": "COUNT",
                "min": 1,
                "max": 5
              }
            },
            "solved": {
              "label": "问题解决了吗",
              "missing": "SOLVED_REQUIRED",
              "required": true,
              "shape": {
                "kind": "CHOICE",
                "of": {
                  "words": {
                    "YES": "解决了",
                    "PARTLY": "部分解决",
                    "NO": "没有解决"
                  }
                }
              }
            },
            "reasons": {
              "label": "为什么不满意（可多选）",
              "required": false,
              "shape": {
                "kind": "CHOICES",
                "of": {
                  "words": {
                    "SLOW": "慢",
                    "SHIRKING": "推诿",
                    "UNPROFESSIONAL": "不专业",
                    "ATTITUDE": "态度",
                    "REPEATED_MATERIALS": "反复要材料",
                    "NOT_SOLVED": "没解决",
                    "NO_BASIS": "说不清依据",
                    "OTHER": "其他"
                  }
                }
              }
            },
            "text": {
              "label": "还想说的（选填）",
              "required": false,
              "shape": {
                "kind": "WORDS",
                "max": 200
              }
            }
          },
          "stricter": [
            {
              "when": {
                "face": [
                  1,
                  2
                ]
              },
              "field": "reasons",
              "min": 1,
              "code": "REASON_REQUIRED",
              "text": "请至少选一个不满意的原因。"
            }
          ]
        }
      }
    },
    "stricter": [],
    document: RateRequestDocument,
  },
  URGE: {
    "of": "REQUEST",
    "button": "催办",
    "weight": "secondary",
    "done": "已催办，正在办的人和部门负责人会收到提醒。",
    "fields": {},
    "stricter": [],
    document: UrgeRequestDocument,
  },
  CORRECT_CONTACT: {
    "of": "REQUEST",
    "title": "更正联系方式",
    "button": "更正联系方式",
    "weight": "more",
    "effect": "提交后：办理人员看到的是新的联系方式，旧的不再保留。短信提醒仍发到您登录用的手机号。",
    "submit": "更正",
    "done": "已更正。",
    "fields": {
      "phone": {
        "missing": "PHONE_INVALID",
        "label": "新的手机号",
        "required": true,
        "shape": {
          "kind": "PHONE"
        }
      },
      "name": {
        "label": "新的姓名（选填）",
        "hint": "不改姓名就空着。",
        "required": false,
        "shape": {
          "kind": "WORDS",
          "max": 60
        }
      }
    },
    "stricter": [],
    document: CorrectContactDocument,
  },
  WITHDRAW: {
    "of": "REQUEST",
    "title": "撤回诉求",
    "button": "撤回",
    "weight": "danger",
    "final": "撤回后不再办理，办理单位会收到通知。以后还可以重新提。",
    "submit": "确认撤回",
    "done": "已撤回。",
    "fields": {},
    "stricter": [],
    document: WithdrawRequestDocument,
  },
  ERASE: {
    "of": "REQUEST",
    "title": "删除个人信息",
    "button": "删除个人信息",
    "weight": "danger",
    "effect": "编号、办理单位、时间和结论会保留，不再带有您的姓名和电话。",
    "final": "您的姓名、手机号、写的内容和材料马上删除，不能恢复（已核验企业的诉求，内容去掉姓名和电话后留给企业）。这件诉求不能再评价或反馈未解决。",
    "submit": "确认删除",
    "done": "已删除。",
    "fields": {},
    "stricter": [],
    document: ErasePersonalDataDocument,
  },
}
