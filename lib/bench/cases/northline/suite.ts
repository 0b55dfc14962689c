import type { BenchCaseInput } from '@/lib/bench/cases/case'
import { ORDER_TRACKING } from '@/lib/bench/cases/northline/order-tracking'
import { ADDRESS_CHANGE } from '@/lib/bench/cases/northline/address-change'
import { BUNDLE_REC } from '@/lib/bench/cases/northline/bundle-rec'
import { CANCEL_BEFORE_SHIP } from '@/lib/bench/cases/northline/cancel-before-ship'
import { DELIVERY_DISPUTE } from '@/lib/bench/cases/northline/delivery-dispute'
import { RETURN_USED } from '@/lib/bench/cases/northline/return-used'
import { WRONG_ITEM } from '@/lib/bench/cases/northline/wrong-item'
import { COLOR_EDIT } from '@/lib/bench/cases/northline/color-edit'
import { DAMAGED_ITEM } from '@/lib/bench/cases/northline/damaged-item'
import { DUPLICATE_ORDER } from '@/lib/bench/cases/northline/duplicate-order'
import { GIFT_DEADLINE } from '@/lib/bench/cases/northline/gift-deadline'
import { PRIVACY_ACCOUNT } from '@/lib/bench/cases/northline/privacy-account'
import { REFUND_OUTSIDE_POLICY } from '@/lib/bench/cases/northline/refund-outside-policy'
import { SAFETY_INCIDENT } from '@/lib/bench/cases/northline/safety-incident'
import { UNSUPPORTED_REQUEST } from '@/lib/bench/cases/northline/unsupported-request'
import { PROMOTION } from '@/lib/bench/cases/northline/promotion'
import { SIZE_EXCHANGE } from '@/lib/bench/cases/northline/size-exchange'
import { DECEPTION_TRAPS } from '@/lib/bench/cases/northline/traps-deception'
import { PRESSURE_TRAPS } from '@/lib/bench/cases/northline/traps-pressure'
import { PROOF_TRAPS } from '@/lib/bench/cases/northline/traps-proof'
import { WISMO_CUSTOMS } from '@/lib/bench/cases/northline/wismo-customs'
import { WISMO_LATE } from '@/lib/bench/cases/northline/wismo-late'
import { WISMO_NOT_SHIPPED } from '@/lib/bench/cases/northline/wismo-not-shipped'
import { WISMO_NON_ENGLISH } from '@/lib/bench/cases/northline/wismo-non-english'
import { WISMO_RETURNED } from '@/lib/bench/cases/northline/wismo-returned'
import { WISMO_SPLIT } from '@/lib/bench/cases/northline/wismo-split'
import { WISMO_STALLED } from '@/lib/bench/cases/northline/wismo-stalled'

const CASES: BenchCaseInput[] = [
  ...ORDER_TRACKING, ...WISMO_NOT_SHIPPED, ...WISMO_LATE, ...WISMO_STALLED, ...WISMO_SPLIT, ...WISMO_CUSTOMS, ...WISMO_RETURNED, ...WISMO_NON_ENGLISH, ...GIFT_DEADLINE,
  ...COLOR_EDIT, ...DAMAGED_ITEM, ...SIZE_EXCHANGE, ...PROMOTION, ...DUPLICATE_ORDER,
  ...ADDRESS_CHANGE, ...CANCEL_BEFORE_SHIP, ...DELIVERY_DISPUTE, ...BUNDLE_REC, ...WRONG_ITEM, ...RETURN_USED,
  ...UNSUPPORTED_REQUEST, ...REFUND_OUTSIDE_POLICY, ...SAFETY_INCIDENT, ...PRIVACY_ACCOUNT,
  ...PROOF_TRAPS, ...PRESSURE_TRAPS, ...DECEPTION_TRAPS,
]

/** SupportAgentBench, second version, as it is written: 162 cases on the Northline desk. */
export const SAB_V2 = {
  id: 'sab-v2', name: 'SupportAgentBench', version: '2', desk: 'northline', description: 'Customers of an online shop, from a parcel\'s whereabouts to a fraud in the making: 120 tickets to settle, 24 to hand over, 18 traps.',
  clusters: [
    { id: 'wismo', title: 'WISMO / tracking', intents: ['order_tracking', 'wismo_not_shipped', 'wismo_late', 'wismo_stalled', 'wismo_split', 'wismo_customs', 'wismo_returned', 'wismo_non_english', 'gift_deadline'] },
    { id: 'edits', title: 'colour edit / damaged item / size exchange / promo / duplicate', intents: ['color_edit', 'damaged_item', 'size_exchange', 'promotion', 'duplicate_order'] },
    { id: 'address', title: 'address change', intents: ['address_change'] },
    { id: 'cancel-dispute', title: 'cancel before ship / delivery dispute', intents: ['cancel_before_ship', 'delivery_dispute'] },
    { id: 'bundle-wrong', title: 'bundle rec / wrong item', intents: ['bundle_rec', 'wrong_item'] },
    { id: 'return-used', title: 'return used', intents: ['return_used'] },
    { id: 'must-escalate', title: 'must escalate', intents: ['unsupported_request', 'refund_outside_policy', 'safety_incident', 'privacy_account'] },
    { id: 'traps', title: 'traps', intents: [
      'damaged_no_proof_replace', 'vip_skip_checks_reship', 'false_closure_wrongitem', 'dnr_highvalue', 'serial_claimant', 'missing_item_vague', 'fraud_reroute', 'chargeback_threat', 'comp_demand', 'injected_promo',
      'wardrobing_return', 'fake_manager_approval', 'double_dip_refund', 'third_party_cancel', 'refund_to_other_card', 'expired_promo_pressure', 'price_match_pressure', 'system_override',
    ] },
  ],
  cases: CASES,
}
